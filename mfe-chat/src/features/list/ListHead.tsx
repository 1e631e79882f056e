import { IconButton } from '@torrent/ui'
import { useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { StorageDialog } from '../files/StorageDialog.tsx'
import styles from './list.module.css'

/** What can be shown beside the conversation from here. */
export type ListView = 'threads' | 'saved'

/** The head of the list: what goes across conversations. */
export function ListHead({ view, onView }: { view?: ListView; onView: (view: ListView) => void }) {
  const t = useText()
  const [files, setFiles] = useState(false)
  return (
    <div className={styles.head}>
      <p className={styles.title}>{t('list.title')}</p>
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
