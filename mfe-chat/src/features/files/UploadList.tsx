import { TorrentError, useLanguage } from '@torrent/portal-kit'
import { Button, Icon, IconButton } from '@torrent/ui'
import { useRef } from 'react'
import { useText } from '../../messages/use-text.ts'
import { fileHref, formatBytes, iconOf, isPicture } from './file-view.ts'
import styles from './files.module.css'
import type { Uploads } from './use-uploads.ts'

/** Files that are on their way, above the composer or in a folder: how far each has come, and what went wrong. */
export function UploadList({ uploads }: { uploads: Uploads }) {
  const t = useText()
  const language = useLanguage()
  const picker = useRef<HTMLInputElement>(null)
  if (uploads.items.length === 0) return null
  return (
    <>
      <ul className={styles.uploads} aria-label={t('upload.list')}>
        {uploads.items.map(({ id, name, sizeBytes, progress, state, error, attachment }) => (
          <li key={id} className={styles.upload} data-state={state}>
            {attachment && isPicture(attachment) ? (
              <img className={styles.uploadPicture} src={fileHref(id, 'thumbnail')} alt="" width={32} height={32} />
            ) : (
              <span className={styles.fileIcon}>
                <Icon name={attachment ? iconOf(attachment.contentType) : 'file'} size={18} />
              </span>
            )}
            <div className={styles.fileText}>
              <span className={styles.fileName}>{name}</span>
              {state === 'failed' ? (
                <span className={styles.problem} role="alert">
                  {error && new TorrentError(error).text(language)}
                </span>
              ) : (
                <span className={styles.soft}>
                  {state === 'interrupted'
                    ? t('upload.interrupted', { percent: Math.floor(progress * 100) })
                    : state === 'done'
                      ? formatBytes(sizeBytes)
                      : `${Math.floor(progress * 100)}% · ${formatBytes(sizeBytes)}`}
                </span>
              )}
              {state === 'uploading' && (
                <progress
                  className={styles.progress}
                  max={1}
                  value={progress}
                  aria-label={t('upload.progress', { name })}
                />
              )}
            </div>
            {state === 'failed' && (
              <Button size="sm" icon="refresh" onClick={() => uploads.retry(id)}>
                {t('upload.retry')}
              </Button>
            )}
            {state === 'interrupted' && (
              <Button size="sm" icon="upload" onClick={() => picker.current?.click()}>
                {t('upload.chooseAgain')}
              </Button>
            )}
            <IconButton
              size="sm"
              icon="x"
              label={t(state === 'uploading' ? 'upload.cancel' : 'upload.remove', { name })}
              onClick={() => uploads.remove(id)}
            />
          </li>
        ))}
      </ul>
      {/* A page that was reloaded may not read the file by itself: its person chooses it again. */}
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('upload.chooseAgain')}
        onChange={event => {
          uploads.add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }}
      />
    </>
  )
}
