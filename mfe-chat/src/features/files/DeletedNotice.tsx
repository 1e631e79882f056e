import { useAction } from '@torrent/portal-kit'
import { Button } from '@torrent/ui'
import { useEffect, useRef } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import type { FileView } from './file.ts'
import styles from './files.module.css'

export interface DeletedNoticeProps {
  file: FileView
  onRestored: () => void
}

/** In the place of a file that was just deleted: the way back, where the person is looking. */
export function DeletedNotice({ file: { id, name }, onRestored }: DeletedNoticeProps) {
  const t = useText()
  const restore = useAction(bff.deleteFile, { kinds: ['file'], onDone: onRestored })
  const undo = useRef<HTMLButtonElement>(null)
  // The row with the menu that had the focus is gone.
  useEffect(() => undo.current?.focus(), [])
  return (
    <li className={styles.row}>
      <span className={styles.deleted} role="status">
        {t('file.deleted', { name })}
      </span>
      <Button ref={undo} size="sm" icon="undo" loading={restore.running} onClick={() => restore.run({ id, on: false })}>
        {t('file.undo')}
      </Button>
    </li>
  )
}
