import { IconButton, type IconName, Popover } from '@torrent/ui'
import { lazy, Suspense, useState } from 'react'
import styles from './emoji.module.css'
import { QUICK } from './quick.ts'

const EmojiPicker = lazy(() => import('./EmojiPicker.tsx').then(({ EmojiPicker }) => ({ default: EmojiPicker })))

interface EmojiButtonProps {
  label: string
  icon: IconName
  size?: 'sm' | 'md'
  /** Which edge of the button the panel keeps to. */
  align?: 'start' | 'end'
  onPick: (emoji: string) => void
}

/** A button behind which emoji are chosen: those that are sent most at once, all others below. */
export function EmojiButton({ label, icon, size = 'md', align, onPick }: EmojiButtonProps) {
  const [opened, setOpened] = useState(false)
  const pick = (emoji: string) => {
    setOpened(false)
    onPick(emoji)
  }
  return (
    <Popover
      label={label}
      width={312}
      align={align}
      opened={opened}
      onOpenChange={setOpened}
      trigger={<IconButton icon={icon} size={size} label={label} />}
    >
      <div className={styles.quick}>
        {QUICK.map(emoji => (
          <button key={emoji} type="button" className={styles.emoji} aria-label={emoji} onClick={() => pick(emoji)}>
            {emoji}
          </button>
        ))}
      </div>
      <Suspense fallback={<div className={styles.waiting} />}>
        <EmojiPicker onPick={pick} />
      </Suspense>
    </Popover>
  )
}
