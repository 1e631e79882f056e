import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useLanguage, useListState } from '@torrent/portal-kit'
import { EmptyState, Icon } from '@torrent/ui'
import { DataTable, FilterBar, Pagination } from '@torrent/ui/table'
import { bff, liveReleases } from '../bff.ts'
import { AdminPage } from '../features/AdminPage.tsx'
import { useDeploymentWords } from '../features/use-deployment-words.ts'
import { useOverview } from '../features/use-overview.ts'
import { When } from '../features/When.tsx'
import { useText } from '../messages/use-text.ts'
import { describe } from '../model/deployment.ts'
import { logSearch } from '../model/log-search.ts'
import styles from './log.module.css'

/** Who did what and when; entries are never changed. */
export function Log() {
  const t = useText()
  const language = useLanguage()
  const words = useDeploymentWords()
  const { state, change } = useListState(logSearch)
  const { name } = state.filters
  const { page, pageSize } = state
  const all = useOverview()
  const { data } = useQuery({
    ...bff.releases.log.queryOptions({ name, page, pageSize }, liveReleases),
    placeholderData: keepPreviousData,
  })
  return (
    <AdminPage title={t('log.title')} subtitle={t('log.lead')} fill>
      <FilterBar
        status={{
          label: t('field.microFrontend'),
          options: (all ?? []).map(each => ({ value: each.name, label: each.title?.[language] || each.name })),
          value: name === '' ? [] : [name],
          onChange: chosen => change({ filters: { name: chosen.find(each => each !== name) ?? '' } }),
        }}
        onClear={() => change({ filters: { name: '' } })}
      />
      <DataTable
        label={t('log.title')}
        rows={data?.deployments ?? []}
        rowId={({ id }) => id}
        loading={data === undefined}
        columns={[
          {
            key: 'what',
            label: t('log.what'),
            grow: true,
            primary: true,
            cell: deployment => (
              <span className={styles.what} title={words.what(deployment)}>
                <Icon name={describe(deployment).icon} /> {words.what(deployment)}
              </span>
            ),
          },
          { key: 'where', label: t('log.where'), width: '13rem', cell: words.where },
          { key: 'who', label: t('log.who'), width: '11rem', cell: words.who },
          { key: 'at', label: t('log.when'), width: '9rem', cell: ({ at }) => <When at={at} /> },
          {
            key: 'note',
            label: t('log.note'),
            cell: deployment => (
              <span className={styles.note} title={words.note(deployment)}>
                {words.note(deployment)}
              </span>
            ),
          },
        ]}
        empty={
          <EmptyState icon="history" title={t('log.empty')}>
            {t('log.emptyBody')}
          </EmptyState>
        }
        footer={
          <Pagination
            page={page}
            pageSize={pageSize}
            total={data?.total}
            onPageChange={to => change({ page: to })}
            onPageSizeChange={size => change({ pageSize: size })}
          />
        }
      />
    </AdminPage>
  )
}
