import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Button } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './field.module.css'
import { FieldFrame } from './field-frame.tsx'

const words: Words<{ copy: string; copied: string; byHand: string }> = {
  ja: { copy: 'コピー', copied: 'コピーしました', byHand: '選択しました。Ctrl+C でコピーしてください' },
  en: { copy: 'Copy', copied: 'Copied', byHand: 'Selected: press Ctrl+C to copy' },
}

/** How long a button says what it has done, in ms. */
const SAY_FOR = 3_000

export interface CopyFieldProps {
  label: string
  /** The text to take along: a link, a secret. */
  value: string
  description?: ReactNode
}

/** A text that people take elsewhere: it cannot be changed, and a button copies it. */
export function CopyField({ label, value, description }: CopyFieldProps) {
  const text = useWords(words)
  const input = useRef<HTMLInputElement>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  const [done, setDone] = useState<'copied' | 'byHand'>()
  useEffect(() => () => clearTimeout(timer.current), [])

  const copy = async () => {
    input.current?.select()
    // Pages that do not come over HTTPS have no clipboard; then the text is selected at least.
    const copied = await (navigator.clipboard?.writeText(value) ?? Promise.reject()).then(
      () => true,
      () => false,
    )
    setDone(copied ? 'copied' : 'byHand')
    clearTimeout(timer.current)
    timer.current = setTimeout(() => setDone(undefined), SAY_FOR)
  }

  return (
    <FieldFrame label={label} description={description}>
      {control => (
        <div className={styles.copy}>
          <input
            {...control}
            ref={input}
            className={styles.input}
            data-mono
            readOnly
            spellCheck={false}
            value={value}
            onFocus={event => event.currentTarget.select()}
          />
          <Button icon={done === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
            {text.copy}
          </Button>
          <span className="torrent-visually-hidden" aria-live="polite">
            {done && text[done]}
          </span>
        </div>
      )}
    </FieldFrame>
  )
}
