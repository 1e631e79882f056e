import { useNavigate } from '@tanstack/react-router'
import { TorrentError, useAllowed, useLanguage, usePathParam, useSearchParam } from '@torrent/portal-kit'
import { Alert, Button, Card, Code, DocumentSkeleton, EmptyState, Stack, Tabs } from '@torrent/ui'
import { AdminPage } from '../features/AdminPage.tsx'
import { CanaryTable } from '../features/CanaryTable.tsx'
import { Comparison } from '../features/Comparison.tsx'
import { LogOfOne } from '../features/LogOfOne.tsx'
import { PlacementsTable } from '../features/PlacementsTable.tsx'
import { ReleasesTable } from '../features/ReleasesTable.tsx'
import { useChangeDialogs } from '../features/use-change-dialogs.tsx'
import { useOverview } from '../features/use-overview.ts'
import { useText } from '../messages/use-text.ts'
import type { MicroFrontendSearch } from '../model/page-search.ts'
import { canGoBack } from '../model/placements.ts'

/** One micro-frontend: where which release is in force, everything published of it, and what was done. */
export function MicroFrontendPage() {
  const t = useText()
  const language = useLanguage()
  const name = usePathParam('name')
  const tab = useSearchParam('tab') ?? 'releases'
  const page = Number(useSearchParam('page') ?? 1)
  const [from, to] = [useSearchParam('from') ?? '', useSearchParam('to') ?? '']
  const mayManage = useAllowed('release.manage')
  const all = useOverview()
  const { ask, dialogs } = useChangeDialogs()
  const navigate = useNavigate()
  const go = (search: MicroFrontendSearch) => void navigate({ to: '.', search, resetScroll: false })

  const breadcrumbs = [{ label: t('releases.title'), href: '/admin/releases' }]
  if (!all) return <DocumentSkeleton />
  const of = all.find(each => each.name === name)
  if (!of) throw new TorrentError({ code: 'not_found' })

  return (
    <AdminPage
      title={of.title?.[language] || name}
      titleExtra={<Code>{name}</Code>}
      breadcrumbs={breadcrumbs}
      actions={
        mayManage && (
          <>
            <Button
              icon="undo"
              disabled={!of.placements.some(canGoBack)}
              onClick={() => ask({ what: 'rollback', of, start: {} })}
            >
              {t('rollback.button')}
            </Button>
            <Button variant="primary" icon="send" onClick={() => ask({ what: 'promote', of, start: {} })}>
              {t('promote.button')}
            </Button>
          </>
        )
      }
    >
      {of.untrusted.length > 0 && (
        <Alert tone="danger" title={t('untrusted.title')}>
          {t('untrusted.body', { versions: of.untrusted.join(', ') })}
        </Alert>
      )}
      <Tabs
        label={t('tabs')}
        value={tab}
        onChange={chosen => go({ tab: chosen })}
        tabs={[
          {
            id: 'releases',
            label: t('tabs.overview'),
            content: (
              <Stack>
                <CanaryTable microFrontends={[of]} ask={ask} />
                <Card title={t('releases.inForce')} flush>
                  {of.placements.length > 0 ? (
                    <PlacementsTable of={of} ask={ask} />
                  ) : (
                    <EmptyState icon="package" title={t('inForce.nowhere')}>
                      {t('inForce.nowhereBody')}
                    </EmptyState>
                  )}
                </Card>
                <ReleasesTable of={of} page={page} ask={ask} onPageChange={to => go({ page: String(to) })} />
              </Stack>
            ),
          },
          {
            id: 'compare',
            label: t('compare.title'),
            content: <Comparison of={of} from={from} to={to} onChange={chosen => go({ tab: 'compare', ...chosen })} />,
          },
          {
            id: 'log',
            label: t('log.title'),
            content: <LogOfOne name={name} page={page} onPageChange={to => go({ tab: 'log', page: String(to) })} />,
          },
        ]}
      />
      {dialogs}
    </AdminPage>
  )
}
