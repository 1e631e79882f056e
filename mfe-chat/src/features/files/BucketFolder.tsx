import { useAction } from '@torrent/portal-kit'
import { Button, EmptyState, IconButton, Row, Skeleton, Stack } from '@torrent/ui'
import { type DragEvent, useRef, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { BucketTrash } from './BucketTrash.tsx'
import { FileRow } from './FileRow.tsx'
import { FolderPath } from './FolderPath.tsx'
import { FolderRow } from './FolderRow.tsx'
import type { Bucket, FolderView } from './file.ts'
import styles from './files.module.css'
import { MoveDialog } from './MoveDialog.tsx'
import { type Nameable, NameDialog } from './NameDialog.tsx'
import { UndoNotice } from './UndoNotice.tsx'
import { UploadList } from './UploadList.tsx'
import { useFolder } from './use-folder.ts'
import { type Movable, placeOf, useMove } from './use-move.ts'
import { useUploadsTo } from './use-uploads.ts'

/** What was just done and can be taken back. */
type Done = { kind: 'moved'; what: Movable; from: string; place: string } | { kind: 'deleted'; folder: FolderView }

/** A folder of a bucket: what is in it, the way up, files dropped or chosen into it, and the trash. */
export function BucketFolder({ bucket }: { bucket: Bucket }) {
  const t = useText()
  const bucketId = bucket.id
  const [folderId, setFolderId] = useState('')
  const [showsTrash, setShowsTrash] = useState(false)
  const [naming, setNaming] = useState<Nameable>()
  const [moving, setMoving] = useState<Movable>()
  const [done, setDone] = useState<Done>()
  const [isOver, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const uploads = useUploadsTo({ bucketId, folderId })
  const { query, path, folders, files } = useFolder(bucketId, folderId)
  const moveBack = useMove(() => setDone(undefined))
  const makeAgain = useAction(bff.createFolder, { kinds: ['file'], onDone: () => setDone(undefined) })
  const open = (id: string) => {
    setFolderId(id)
    setDone(undefined)
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    uploads.add(event.dataTransfer.files)
  }
  if (showsTrash) return <BucketTrash bucket={bucket} onClose={() => setShowsTrash(false)} />
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
          <FolderPath bucket={bucket} path={path} onOpen={open} />
          <IconButton size="sm" icon="trash" label={t('storage.trash')} onClick={() => setShowsTrash(true)} />
          <Button size="sm" icon="folder-plus" onClick={() => setNaming({ bucketId, parentId: folderId })}>
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
        {done?.kind === 'moved' && (
          <UndoNotice
            message={t('file.moved', { name: done.what.name, place: done.place })}
            running={moveBack.running}
            onUndo={() => moveBack.run(done.what, done.from)}
          />
        )}
        {done?.kind === 'deleted' && (
          <UndoNotice
            message={t('file.deleted', { name: done.folder.name })}
            running={makeAgain.running}
            onUndo={() => makeAgain.run(done.folder)}
          />
        )}
        {query.isPending && <Skeleton height={120} />}
        {query.isSuccess && folders.length === 0 && files.length === 0 && (
          <EmptyState icon="folder" title={t('storage.empty')}>
            {t('storage.emptyBody')}
          </EmptyState>
        )}
        <ul className={styles.rows} aria-label={t('storage.contents')}>
          {folders.map(folder => (
            <FolderRow
              key={folder.id}
              folder={folder}
              onOpen={() => open(folder.id)}
              onRename={() => setNaming(folder)}
              onMove={() => setMoving(folder)}
              onDeleted={() => setDone({ kind: 'deleted', folder })}
            />
          ))}
          {files.map(file => (
            <FileRow
              key={file.id}
              file={file}
              mayDelete={bucket.owned}
              onRename={() => setNaming(file)}
              onMove={() => setMoving(file)}
              // It says by itself how it is brought back: one way back at a time.
              onDeleted={() => setDone(undefined)}
            />
          ))}
        </ul>
        {query.hasNextPage && (
          <Button loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {t('files.more')}
          </Button>
        )}
      </Stack>
      {naming && <NameDialog what={naming} onClose={() => setNaming(undefined)} />}
      {moving && (
        <MoveDialog
          bucket={bucket}
          what={moving}
          onClose={() => setMoving(undefined)}
          onMoved={place => {
            setDone({ kind: 'moved', what: moving, from: placeOf(moving), place })
            setMoving(undefined)
          }}
        />
      )}
    </div>
  )
}
