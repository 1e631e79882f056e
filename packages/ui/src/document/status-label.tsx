import badge from '../basics/badge.module.css'
import tones from '../basics/tone.module.css'
import type { Tone } from '../basics/tone.ts'
import { classNames } from '../class-names.ts'
import { useWords, type Words } from '../language/ui-language.tsx'

const words: Words<{ status: string }> = { ja: { status: '状態' }, en: { status: 'Status' } }

/**
 * The state of the document shown: a live region, so that a change made elsewhere is read out. Its text is the label
 * and nothing else; scripts find it as `role="status"` with the name "Status" (状態). One a page.
 */
export function StatusLabel({ tone = 'neutral', children }: { tone?: Tone; children: string }) {
  const text = useWords(words)
  return (
    <span role="status" aria-label={text.status} className={classNames(badge.badge, tones[tone])} data-dot>
      {children}
    </span>
  )
}
