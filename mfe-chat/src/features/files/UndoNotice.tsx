import { Button } from '@torrent/ui'
import { useEffect, useRef } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './files.module.css'

export interface UndoNoticeProps {
  message: string
  onUndo: () => void
  running: boolean
}

/**
 * What was just done, and the way back. In the dialog and not in the corner of the page, which cannot be pressed while a
 * dialog is open. It takes the focus: what had it is gone from its place.
 */
export function UndoNotice({ message, onUndo, running }: UndoNoticeProps) {
  const t = useText()
  const button = useRef<HTMLButtonElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each message takes the focus anew
  useEffect(() => button.current?.focus(), [message])
  return (
    <div className={styles.notice} role="status">
      <span>{message}</span>
      <Button ref={button} size="sm" icon="undo" loading={running} onClick={onUndo}>
        {t('file.undo')}
      </Button>
    </div>
  )
}
