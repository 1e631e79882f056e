import { Icon } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import type { Bucket, FolderView } from './file.ts'
import styles from './files.module.css'

export interface FolderPathProps {
  bucket: Bucket
  /** From the top down to the folder shown. */
  path: readonly FolderView[]
  /** Told the folder's id, empty for the top. */
  onOpen: (folderId: string) => void
}

/** Where a folder is, each step a way back up. */
export function FolderPath({ bucket, path, onOpen }: FolderPathProps) {
  const t = useText()
  return (
    <nav className={styles.path} aria-label={t('storage.path')}>
      <button type="button" aria-current={path.length === 0 || undefined} onClick={() => onOpen('')}>
        {bucket.name}
      </button>
      {path.map(({ id, name }, index) => (
        <span key={id}>
          <Icon name="chevron-right" size={12} />
          <button type="button" aria-current={index === path.length - 1 || undefined} onClick={() => onOpen(id)}>
            {name}
          </button>
        </span>
      ))}
    </nav>
  )
}
