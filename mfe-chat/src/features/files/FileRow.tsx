import { useAction, useHost } from '@torrent/portal-kit'
import { Icon, IconButton, Menu, type MenuEntry } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { DeletedNotice } from './DeletedNotice.tsx'
import type { FileView } from './file.ts'
import { fileHref, fileLink, formatBytes, iconOf, isPicture, lacksPreview } from './file-view.ts'
import styles from './files.module.css'

export interface FileRowProps {
  file: FileView
  /** Owners may delete what others uploaded. */
  mayDelete?: boolean
  onRename?: () => void
  onMove?: () => void
  onDeleted?: () => void
  compact?: boolean
}

/** One file: what it is, whose and of when; to be saved, renamed, and deleted with a way back. */
export function FileRow({ file, mayDelete = false, onRename, onMove, onDeleted, compact = false }: FileRowProps) {
  const t = useText()
  const { user, language } = useHost()
  const [isDeleted, setDeleted] = useState(false)
  const { id, name, contentType, sizeBytes, uploadedBy, uploadedAt } = file
  const deleted = () => {
    setDeleted(true)
    onDeleted?.()
  }
  const erase = useAction(bff.deleteFile, { onDone: deleted })
  if (isDeleted) return <DeletedNotice file={file} onRestored={() => setDeleted(false)} />
  const isOwn = uploadedBy?.id === user.id
  const items: MenuEntry[] = []
  if (onRename) items.push({ label: t('file.rename'), icon: 'edit', onSelect: onRename })
  if (onMove) items.push({ label: t('file.move'), icon: 'arrow-right', onSelect: onMove })
  if (isOwn || mayDelete)
    items.push({ label: t('file.delete'), icon: 'trash', danger: true, onSelect: () => erase.run({ id, on: true }) })
  return (
    <li className={styles.row}>
      {isPicture(file) ? (
        <img
          className={styles.rowPicture}
          src={fileHref(id, 'thumbnail')}
          alt=""
          width={36}
          height={36}
          loading="lazy"
        />
      ) : (
        <span className={styles.fileIcon}>
          <Icon name={iconOf(contentType)} size={20} />
        </span>
      )}
      <div className={styles.fileText}>
        <a className={styles.fileName} {...fileLink(id, file)}>
          {name}
        </a>
        <span className={styles.soft}>
          {[
            formatBytes(sizeBytes),
            uploadedBy?.name,
            formatRelative(uploadedAt, language),
            lacksPreview(file) && t('file.noPreview'),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </div>
      {!compact && (
        <a className={styles.save} href={fileHref(id, 'original', true)} download={name} title={t('file.download')}>
          <Icon name="download" />
          <span className="torrent-visually-hidden">{t('file.downloadNamed', { name })}</span>
        </a>
      )}
      {items.length > 0 && (
        <Menu
          align="end"
          trigger={<IconButton size="sm" icon="dots" label={t('file.actions', { name })} />}
          items={items}
        />
      )}
    </li>
  )
}
