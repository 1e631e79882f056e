import { useHost } from '@torrent/portal-kit'
import { Button, Icon, Modal, Skeleton } from '@torrent/ui'
import { useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { FolderPath } from './FolderPath.tsx'
import type { Bucket } from './file.ts'
import styles from './files.module.css'
import { useFolder } from './use-folder.ts'
import { type Movable, placeOf, useMove } from './use-move.ts'

export interface MoveDialogProps {
  bucket: Bucket
  what: Movable
  onClose: () => void
  /** Told what the new place is called. */
  onMoved: (place: string) => void
}

/** Asks where in its bucket a file or folder is moved to: a walk through the folders, by pointer or keyboard. */
export function MoveDialog({ bucket, what, onClose, onMoved }: MoveDialogProps) {
  const t = useText()
  const { language } = useHost()
  const [folderId, setFolderId] = useState('')
  const { query, path, folders } = useFolder(bucket.id, folderId)
  const place = path.at(-1)?.name ?? bucket.name
  const move = useMove(() => onMoved(place), true)
  // A folder goes neither into itself nor into one inside it.
  const offered = folders.filter(({ id }) => id !== what.id)
  return (
    <Modal
      opened
      onClose={onClose}
      size="sm"
      title={t('move.title', { name: what.name })}
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            disabled={!query.isSuccess || folderId === placeOf(what)}
            loading={move.running}
            onClick={() => move.run(what, folderId)}
          >
            {t('move.here')}
          </Button>
        </>
      }
    >
      <FolderPath bucket={bucket} path={path} onOpen={setFolderId} />
      <div className={styles.places}>
        {query.isPending && <Skeleton height={72} />}
        {query.isSuccess && offered.length === 0 && <p className={styles.soft}>{t('move.noFolders')}</p>}
        <ul className={styles.rows} aria-label={t('move.folders')}>
          {offered.map(({ id, name }) => (
            <li key={id}>
              <button type="button" className={styles.place} onClick={() => setFolderId(id)}>
                <Icon name="folder" size={18} />
                <span className={styles.fileName}>{name}</span>
                <Icon name="chevron-right" size={14} />
              </button>
            </li>
          ))}
        </ul>
      </div>
      {move.error && (
        <p className={styles.problem} role="alert">
          {move.error.text(language)}
        </p>
      )}
    </Modal>
  )
}
