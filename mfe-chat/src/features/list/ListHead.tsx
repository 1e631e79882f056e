import { IconButton, PageTitle } from '@torrent/ui'
import { useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { StorageDialog } from '../files/StorageDialog.tsx'
import styles from './list.module.css'

/** What can be shown beside the conversation from here. */
export type ListView = 'threads' | 'saved'

interface ListHeadProps {
  view?: ListView
  onView: (view: ListView) => void
  /** No conversation is open: the list is what the page is about. */
  isPage: boolean
}

/** The head of the list: what goes across conversations. */
export function ListHead({ view, onView, isPage }: ListHeadProps) {
  const t = useText()
  const [files, setFiles] = useState(false)
  return (
    <div className={styles.head}>
      <div className={styles.title}>{isPage ? <PageTitle>{t('list.title')}</PageTitle> : <p>{t('list.title')}</p>}</div>
      <IconButton
        size="sm"
        icon="reply"
        label={t('list.threads')}
        aria-pressed={view === 'threads'}
        onClick={() => onView('threads')}
      />
      <IconButton
        size="sm"
        icon="bookmark"
        label={t('list.saved')}
        aria-pressed={view === 'saved'}
        onClick={() => onView('saved')}
      />
      <IconButton size="sm" icon="folder" label={t('list.files')} onClick={() => setFiles(true)} />
      {files && <StorageDialog onClose={() => setFiles(false)} />}
    </div>
  )
}
