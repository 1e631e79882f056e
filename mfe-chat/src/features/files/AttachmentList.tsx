import { Icon } from '@torrent/ui'
import type { Attachment } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { fileHref, fileLink, formatBytes, iconOf, isPicture, lacksPreview, opensInBrowser } from './file-view.ts'
import styles from './files.module.css'

export interface AttachmentListProps {
  attachments: readonly Attachment[]
  /** For narrow places. */
  compact?: boolean
}

/** The files of a message: pictures shown, others by name. A press opens what is safe to show and saves the rest. */
export function AttachmentList({ attachments, compact = false }: AttachmentListProps) {
  const t = useText()
  if (attachments.length === 0) return null
  const pictures = attachments.filter(isPicture)
  const others = attachments.filter(attachment => !isPicture(attachment))
  return (
    <div className={styles.attachments} data-compact={compact || undefined}>
      {pictures.map(({ fileId, name, width, height }) => (
        <a
          key={fileId}
          className={styles.picture}
          href={fileHref(fileId, 'original')}
          target="_blank"
          rel="noreferrer"
          title={name}
        >
          {/* The space is kept before the picture is there, so that nothing jumps. */}
          <img
            src={fileHref(fileId, 'thumbnail')}
            alt={t('file.picture', { name })}
            loading="lazy"
            {...shownSize(width, height, compact ? 200 : 320, compact ? 140 : 220)}
          />
        </a>
      ))}
      {others.map(file => (
        <a key={file.fileId} className={styles.attachment} {...fileLink(file.fileId, file)}>
          <span className={styles.fileIcon}>
            <Icon name={iconOf(file.contentType)} size={20} />
          </span>
          <span className={styles.fileText}>
            <span className={styles.fileName}>{file.name}</span>
            <span className={styles.soft}>{formatBytes(file.sizeBytes)}</span>
            {lacksPreview(file) && <span className={styles.soft}>{t('file.noPreview')}</span>}
          </span>
          <Icon name={opensInBrowser(file) ? 'external' : 'download'} />
        </a>
      ))}
    </div>
  )
}

/** As large as it is, at most this, in its own proportions. */
function shownSize(width: number, height: number, maxWidth: number, maxHeight: number) {
  const scale = Math.min(1, maxWidth / width, maxHeight / height)
  return { width: Math.max(24, Math.round(width * scale)), height: Math.max(24, Math.round(height * scale)) }
}
