import { useQuery } from '@tanstack/react-query'
import { live } from '@torrent/portal-kit'
import { EmptyState, Icon, Meter, Modal, SelectField, Skeleton, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { BucketFolder } from './BucketFolder.tsx'
import { FileRow } from './FileRow.tsx'
import { formatBytes } from './file-view.ts'
import styles from './files.module.css'

/** What a content type begins with; empty for all. */
const TYPES = [
  { value: 'all', key: 'storage.type.all', contentType: '' },
  { value: 'image', key: 'storage.type.image', contentType: 'image/' },
  { value: 'pdf', key: 'storage.type.pdf', contentType: 'application/pdf' },
  { value: 'text', key: 'storage.type.text', contentType: 'text/' },
  { value: 'office', key: 'storage.type.office', contentType: 'application/vnd.' },
] as const

type TypeName = (typeof TYPES)[number]['value']

/** All files that this person may see: those of each group and conversation in folders, or found by name and type. */
export function StorageDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [text, setText] = useState('')
  const [type, setType] = useState<TypeName>('all')
  const [chosen, setChosen] = useState<string>()
  const buckets = useQuery({ ...bff.buckets.queryOptions(undefined, live('file')), staleTime: 0, throwOnError: false })
  const bucket = buckets.data?.find(({ id }) => id === chosen) ?? buckets.data?.[0]
  const owned = new Set(buckets.data?.flatMap(each => (each.owned ? [each.id] : [])))
  const isSearching = text.trim() !== '' || type !== 'all'
  const contentType = TYPES.find(({ value }) => value === type)?.contentType ?? ''
  const found = useQuery({
    ...bff.searchFiles.queryOptions({ text: text.trim(), contentType, limit: 100 }, live('file')),
    enabled: isSearching,
    staleTime: 0,
    throwOnError: false,
    placeholderData: before => before,
  })
  return (
    <Modal opened onClose={onClose} title={t('storage.title')} size="lg">
      <div className={styles.filters}>
        <TextField label={t('storage.search')} type="search" icon="search" value={text} onChange={setText} />
        <SelectField
          label={t('storage.type')}
          value={type}
          onChange={setType}
          options={TYPES.map(({ value, key }) => ({ value, label: t(key) }))}
        />
      </div>
      {isSearching ? (
        <div className={styles.found}>
          {found.data?.length === 0 && <EmptyState icon="search" title={t('storage.nothing')} />}
          <ul className={styles.rows}>
            {found.data?.map(file => (
              <FileRow key={file.id} file={file} mayDelete={owned.has(file.bucketId)} />
            ))}
          </ul>
        </div>
      ) : (
        <div className={styles.storage}>
          <ul className={styles.buckets} aria-label={t('storage.buckets')}>
            {buckets.isPending && <Skeleton height={120} />}
            {buckets.data?.map(({ id, name, ownerKind, usedBytes }) => (
              <li key={id}>
                <button type="button" aria-current={id === bucket?.id || undefined} onClick={() => setChosen(id)}>
                  <Icon name={ownerKind === 'group' ? 'users' : 'chat'} size={15} />
                  <span className={styles.fileName}>{name}</span>
                  <span className={styles.soft}>{formatBytes(usedBytes)}</span>
                </button>
              </li>
            ))}
          </ul>
          <div className={styles.folder}>
            {bucket ? (
              <>
                <div className={styles.used}>
                  <Meter label={t('storage.used')} percent={usedPercent(bucket)} tone={usedTone(usedPercent(bucket))} />
                  <span className={styles.soft}>
                    {t('storage.usedOf', {
                      used: formatBytes(bucket.usedBytes),
                      quota: formatBytes(bucket.quotaBytes),
                    })}
                  </span>
                </div>
                <BucketFolder key={bucket.id} bucket={bucket} />
              </>
            ) : (
              buckets.data && <EmptyState icon="folder" title={t('storage.none')} />
            )}
          </div>
        </div>
      )}
    </Modal>
  )
}

function usedPercent({ usedBytes, quotaBytes }: { usedBytes: string; quotaBytes: string }): number {
  return Number(quotaBytes) === 0 ? 0 : Math.round((Number(usedBytes) / Number(quotaBytes)) * 100)
}

function usedTone(percent: number): 'info' | 'warning' | 'danger' {
  return percent >= 95 ? 'danger' : percent >= 80 ? 'warning' : 'info'
}
