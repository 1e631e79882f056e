import { useAction } from '@torrent/portal-kit'
import { Icon, IconButton, Menu } from '@torrent/ui'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import type { FolderView } from './file.ts'
import styles from './files.module.css'

export interface FolderRowProps {
  folder: FolderView
  onOpen: () => void
  onRename: () => void
  onMove: () => void
  onDeleted: () => void
}

/** One folder: opened, renamed, moved, and deleted once it is empty. */
export function FolderRow({ folder: { id, name }, onOpen, onRename, onMove, onDeleted }: FolderRowProps) {
  const t = useText()
  const erase = useAction(bff.deleteFolder, { kinds: ['file'], onDone: onDeleted })
  return (
    <li className={styles.row}>
      <span className={styles.fileIcon}>
        <Icon name="folder" size={20} />
      </span>
      <div className={styles.fileText}>
        <button type="button" className={styles.folderName} onClick={onOpen}>
          {name}
        </button>
      </div>
      <Menu
        align="end"
        trigger={<IconButton size="sm" icon="dots" label={t('file.actions', { name })} />}
        items={[
          { label: t('file.rename'), icon: 'edit', onSelect: onRename },
          { label: t('file.move'), icon: 'arrow-right', onSelect: onMove },
          { label: t('file.delete'), icon: 'trash', danger: true, onSelect: () => erase.run({ id }) },
        ]}
      />
    </li>
  )
}
