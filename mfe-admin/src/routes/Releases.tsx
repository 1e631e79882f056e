import { useAllowed, useListState } from '@torrent/portal-kit'
import { Card, EmptyState, ListSkeleton } from '@torrent/ui'
import { FilterBar } from '@torrent/ui/table'
import { AdminPage } from '../features/AdminPage.tsx'
import { CanaryTable } from '../features/CanaryTable.tsx'
import { MicroFrontendsTable } from '../features/MicroFrontendsTable.tsx'
import { useChangeDialogs } from '../features/use-change-dialogs.tsx'
import { useOverview } from '../features/use-overview.ts'
import { useText } from '../messages/use-text.ts'
import { found } from '../model/found.ts'
import { releasesSearch } from '../model/page-search.ts'

/** From so many on, looking is slower than searching. */
const SEARCH_FROM = 8

/** What is in force of every micro-frontend, what is on trial, and the way to change it. */
export function Releases() {
  const t = useText()
  const all = useOverview()
  const { state, change } = useListState(releasesSearch)
  const { ask, dialogs } = useChangeDialogs()
  const mayManage = useAllowed('release.manage')
  const shown = found(all ?? [], state.q)
  const searches = state.q !== '' || (all?.length ?? 0) >= SEARCH_FROM

  return (
    <AdminPage title={t('releases.title')} subtitle={t(mayManage ? 'releases.lead' : 'releases.leadReading')}>
      {!all && <ListSkeleton rows={5} />}
      {all && (
        <>
          {searches && (
            <FilterBar
              search={{
                label: t('releases.search'),
                value: state.q,
                onChange: q => change({ q }, { replace: true }),
              }}
            />
          )}
          <CanaryTable microFrontends={shown} ask={ask} />
          {shown.length > 0 ? (
            <Card title={t('releases.inForce')} flush>
              <MicroFrontendsTable microFrontends={shown} ask={ask} />
            </Card>
          ) : (
            <Card>
              <EmptyState
                icon={all.length === 0 ? 'package' : 'search'}
                title={t(all.length === 0 ? 'releases.empty' : 'releases.none')}
              >
                {t(all.length === 0 ? 'releases.emptyBody' : 'releases.noneBody')}
              </EmptyState>
            </Card>
          )}
        </>
      )}
      {dialogs}
    </AdminPage>
  )
}
