import { IconButton } from '@torrent/ui'
import { type ReactNode, useId } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './panel.module.css'

interface PanelProps {
  title: string
  /** Buttons at its head, before the one that closes it. */
  tools?: ReactNode
  /** Stays in place while what is below scrolls. */
  head?: ReactNode
  /** For lists whose rows are pressed: they bring room of their own, so that their text stands below the title. */
  tight?: boolean
  onClose: () => void
  children: ReactNode
}

/** The frame of what is looked at beside a conversation. */
export function Panel({ title, tools, head, tight, onClose, children }: PanelProps) {
  const t = useText()
  const id = useId()
  return (
    <aside className={styles.panel} aria-labelledby={id}>
      <header className={styles.head}>
        <h2 id={id}>{title}</h2>
        {tools}
        <IconButton size="sm" icon="x" label={t('panel.close')} onClick={onClose} />
      </header>
      {head && <div className={styles.fixed}>{head}</div>}
      <div className={styles.body} data-tight={tight || undefined}>
        {children}
      </div>
    </aside>
  )
}
