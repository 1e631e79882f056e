import { SearchField } from '@torrent/ui'
import { type KeyboardEvent, useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './emoji.module.css'
import { findEmoji } from './emoji.ts'
import { QUICK } from './quick.ts'

/** Emoji to choose from, found by a word or by the arrow keys. */
export function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useText()
  const [text, setText] = useState('')
  // Those at hand stand above already.
  const found = findEmoji(text).filter(({ emoji }) => text !== '' || !QUICK.includes(emoji))
  return (
    <div className={styles.picker}>
      <SearchField
        label={t('emoji.search')}
        value={text}
        onChange={setText}
        onKeyDown={event => {
          const first = found[0]
          if (event.key !== 'Enter' || event.nativeEvent.isComposing || !first) return
          event.preventDefault()
          onPick(first.emoji)
        }}
      />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys move between the buttons inside */}
      <div className={styles.grid} onKeyDown={moveInGrid}>
        {found.map(({ emoji, words }) => (
          <button
            key={emoji}
            type="button"
            className={styles.emoji}
            aria-label={`${emoji} ${words}`}
            onClick={() => onPick(emoji)}
          >
            {emoji}
          </button>
        ))}
        {found.length === 0 && <p className={styles.none}>{t('emoji.none')}</p>}
      </div>
    </div>
  )
}

const COLUMNS = 8
const steps: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -COLUMNS, ArrowDown: COLUMNS }

function moveInGrid(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key]
  if (step === undefined) return
  const all = [...event.currentTarget.querySelectorAll('button')]
  const now = all.indexOf(event.target as HTMLButtonElement)
  event.preventDefault()
  all[Math.min(all.length - 1, Math.max(0, now + step))]?.focus()
}
