import { useAction, useHost } from '@torrent/portal-kit'
import { Button, EmptyState, Icon, Row, Skeleton, Stack } from '@torrent/ui'
import { formatRelative } from '@torrent/ui/format'
import { useEffect, useRef, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import type { Bucket, FileView } from './file.ts'
import { formatBytes, iconOf } from './file-view.ts'
import styles from './files.module.css'
import { useFolder } from './use-folder.ts'

/** What was deleted from a bucket in the last 30 days, with the way back for who uploaded it and who owns the group. */
export function BucketTrash({ bucket, onClose }: { bucket: Bucket; onClose: () => void }) {
  const t = useText()
  const { query, files } = useFolder(bucket.id, '', true)
  const [restored, setRestored] = useState('')
  const back = useRef<HTMLButtonElement>(null)
  // What had the focus is gone: the button that led here, then each row that was brought back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each one that is brought back takes the focus along
  useEffect(() => back.current?.focus(), [restored])
  return (
    <Stack space={2}>
      <Row>
        <h3 className={styles.trashTitle}>{t('storage.trash')}</h3>
        <Button ref={back} size="sm" icon="arrow-left" onClick={onClose}>
          {t('storage.back')}
        </Button>
      </Row>
      <p className={styles.soft}>{t('storage.trashHint')}</p>
      <p className={styles.restored} role="status">
        {restored !== '' && t('file.restored', { name: restored })}
      </p>
      {query.isPending && <Skeleton height={120} />}
      {query.isSuccess && files.length === 0 && <EmptyState icon="trash" title={t('storage.trashEmpty')} />}
      <ul className={styles.rows} aria-label={t('storage.trash')}>
        {files.map(file => (
          <TrashRow key={file.id} file={file} owned={bucket.owned} onRestored={() => setRestored(file.name)} />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('files.more')}
        </Button>
      )}
    </Stack>
  )
}

function TrashRow({ file, owned, onRestored }: { file: FileView; owned: boolean; onRestored: () => void }) {
  const t = useText()
  const { user, language } = useHost()
  const { id, name, contentType, sizeBytes, uploadedBy, deletedAt } = file
  const restore = useAction(bff.deleteFile, { kinds: ['file'], onDone: onRestored })
  const when = t('file.deletedAt', { when: formatRelative(deletedAt, language) })
  return (
    <li className={styles.row}>
      <span className={styles.fileIcon}>
        <Icon name={iconOf(contentType)} size={20} />
      </span>
      <div className={styles.fileText}>
        <span className={styles.fileName}>{name}</span>
        <span className={styles.soft}>
          {[formatBytes(sizeBytes), uploadedBy?.name, when].filter(Boolean).join(' · ')}
        </span>
      </div>
      {(owned || uploadedBy?.id === user.id) && (
        <Button
          size="sm"
          icon="undo"
          aria-label={t('file.restoreNamed', { name })}
          loading={restore.running}
          onClick={() => restore.run({ id, on: false })}
        >
          {t('file.restore')}
        </Button>
      )}
    </li>
  )
}
