import { useInfiniteQuery } from '@tanstack/react-query'
import { live } from '@torrent/portal-kit'
import { Button, EmptyState, IconButton, Skeleton } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { Panel } from '../page/Panel.tsx'
import { FileRow } from './FileRow.tsx'
import styles from './files.module.css'
import { StorageDialog } from './StorageDialog.tsx'

export interface FilesPanelProps {
  conversation: Conversation
  onClose: () => void
}

/** The files that were shared in a conversation, the newest first. */
export function FilesPanel({ conversation: { service, id }, onClose }: FilesPanelProps) {
  const t = useText()
  const [showsAll, setShowsAll] = useState(false)
  const query = useInfiniteQuery({
    ...bff.conversationFiles.infiniteQueryOptions(
      { service, conversationId: id },
      { getNextPageParam: page => page.cursor || undefined, initialCursor: '' },
    ),
    ...live('file'),
    staleTime: 0,
    throwOnError: false,
  })
  const files = query.data?.pages.flatMap(page => page.files) ?? []
  return (
    <Panel
      title={t('files.title')}
      tools={<IconButton size="sm" icon="folder" label={t('storage.open')} onClick={() => setShowsAll(true)} />}
      onClose={onClose}
    >
      {query.isPending && <Skeleton height={160} />}
      {query.isSuccess && files.length === 0 && (
        <EmptyState icon="paperclip" title={t('files.none')}>
          {t('files.noneBody')}
        </EmptyState>
      )}
      <ul className={styles.rows}>
        {files.map(file => (
          <FileRow key={file.id} file={file} compact />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button full loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('files.more')}
        </Button>
      )}
      {showsAll && <StorageDialog onClose={() => setShowsAll(false)} />}
    </Panel>
  )
}
