import { useInfiniteQuery } from '@tanstack/react-query'
import { live } from '@torrent/portal-kit'
import { Button, EmptyState, Icon, Row, Skeleton, Stack } from '@torrent/ui'
import { type DragEvent, useRef, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { FileRow } from './FileRow.tsx'
import type { Bucket, FileView } from './file.ts'
import styles from './files.module.css'
import { NameDialog } from './NameDialog.tsx'
import { UploadList } from './UploadList.tsx'
import { useUploadsTo } from './use-uploads.ts'

/** A folder of a bucket: what is in it, the way up, and files dropped or chosen into it. */
export function BucketFolder({ bucket }: { bucket: Bucket }) {
  const t = useText()
  const bucketId = bucket.id
  const [folderId, setFolderId] = useState('')
  const [naming, setNaming] = useState<'folder' | FileView>()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const uploads = useUploadsTo({ bucketId, folderId })
  const query = useInfiniteQuery({
    ...bff.folder.infiniteQueryOptions(
      { bucketId, folderId },
      { getNextPageParam: page => page.cursor || undefined, initialCursor: '' },
    ),
    ...live('file'),
    staleTime: 0,
    throwOnError: false,
  })
  const pages = query.data?.pages ?? []
  const path = pages[0]?.path ?? []
  const folders = pages.flatMap(page => page.folders)
  const files = pages.flatMap(page => page.files)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a second way; the button beside it is the first
    <div
      className={styles.drop}
      data-over={isOver || undefined}
      onDragOver={event => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack space={2}>
        <Row>
          <nav className={styles.path} aria-label={t('storage.path')}>
            <button type="button" onClick={() => setFolderId('')}>
              {bucket.name}
            </button>
            {path.map(({ id, name }) => (
              <span key={id}>
                <Icon name="chevron-right" size={12} />
                <button type="button" onClick={() => setFolderId(id)}>
                  {name}
                </button>
              </span>
            ))}
          </nav>
          <Button size="sm" icon="folder-plus" onClick={() => setNaming('folder')}>
            {t('storage.newFolder')}
          </Button>
          <Button size="sm" icon="upload" variant="primary" onClick={() => input.current?.click()}>
            {t('storage.upload')}
          </Button>
          <input
            ref={input}
            type="file"
            multiple
            hidden
            onChange={event => {
              uploads.add(event.currentTarget.files ?? [])
              event.currentTarget.value = ''
            }}
          />
        </Row>
        {/* What has arrived stands among the files. */}
        <UploadList uploads={{ ...uploads, items: uploads.items.filter(({ state }) => state !== 'done') }} />
        {query.isPending && <Skeleton height={120} />}
        {query.isSuccess && folders.length === 0 && files.length === 0 && (
          <EmptyState icon="folder" title={t('storage.empty')}>
            {t('storage.emptyBody')}
          </EmptyState>
        )}
        <ul className={styles.rows}>
          {folders.map(({ id, name }) => (
            <li key={id} className={styles.row}>
              <span className={styles.fileIcon}>
                <Icon name="folder" size={20} />
              </span>
              <div className={styles.fileText}>
                <button type="button" className={styles.folderName} onClick={() => setFolderId(id)}>
                  {name}
                </button>
              </div>
            </li>
          ))}
          {files.map(file => (
            <FileRow key={file.id} file={file} onRename={() => setNaming(file)} />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('files.more')}
          </Button>
        )}
      </Stack>
      {naming && (
        <NameDialog
          what={naming === 'folder' ? { bucketId, parentId: folderId } : naming}
          onClose={() => setNaming(undefined)}
        />
      )}
    </div>
  )
}
