import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useAllowed } from '@torrent/portal-kit'
import { Badge, Button, Card, Code, EmptyState, ListSkeleton, Row } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { Pagination } from '@torrent/ui/table'
import { bff, liveReleases, type MicroFrontend, type Release } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { formatBytes } from '../model/bytes.ts'
import { PlacementBadge } from './PlacementBadge.tsx'
import type { Asking } from './use-change-dialogs.tsx'
import { VersionLink } from './VersionLink.tsx'
import { WhoWhen } from './WhoWhen.tsx'

const PAGE_SIZE = 25
/** More places than these are counted. */
const MAX_PLACES = 4

export interface ReleasesTableProps {
  of: MicroFrontend
  page: number
  onPageChange: (page: number) => void
  ask: (asking: Asking) => void
}

/** Everything that has been published of one micro-frontend, newest first. */
export function ReleasesTable({ of, page, onPageChange, ask }: ReleasesTableProps) {
  const t = useText()
  const mayManage = useAllowed('release.manage')
  const { data } = useQuery({
    ...bff.releases.list.queryOptions({ name: of.name, page, pageSize: PAGE_SIZE }, liveReleases),
    placeholderData: keepPreviousData,
  })
  if (!data) return <ListSkeleton rows={6} />
  if (data.total === 0)
    return (
      <EmptyState icon="package" title={t('versions.empty')}>
        {t('versions.emptyBody')} <Code>{`npx torrent publish ${of.name}`}</Code>
      </EmptyState>
    )
  return (
    <Card
      title={t('versions.title')}
      flush
      footer={
        data.total > PAGE_SIZE && (
          <Pagination page={page} pageSize={PAGE_SIZE} total={data.total} onPageChange={onPageChange} />
        )
      }
    >
      <LinesTable
        spread
        label={t('versions.title')}
        rows={data.releases}
        rowId={({ version }) => version}
        columns={[
          {
            key: 'version',
            label: t('field.version'),
            cell: ({ version }) => <VersionLink name={of.name} version={version} />,
            below: release => release.placements.length > 0 && <Places release={release} />,
          },
          {
            key: 'size',
            label: t('field.size'),
            align: 'end',
            cell: ({ size }) => formatBytes(size),
            detail: ({ scriptGzipSize }) => t('size.script', { size: formatBytes(scriptGzipSize) }),
          },
          {
            key: 'revision',
            label: t('field.revision'),
            cell: ({ revision }) => (revision === '' ? '–' : <Code>{revision.slice(0, 12)}</Code>),
          },
          {
            key: 'published',
            label: t('field.published'),
            cell: ({ publishedBy, publishedAt }) => <WhoWhen who={publishedBy} at={publishedAt} />,
            detail: ({ origin }) => origin === 'checkout' && t('origin.checkout'),
          },
          {
            key: 'actions',
            label: '',
            align: 'end',
            shown: mayManage,
            cell: ({ version }) => (
              <Button size="sm" onClick={() => ask({ what: 'promote', of, start: { version } })}>
                {t('promote.button')}
              </Button>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Places({ release: { placements, version } }: { release: Release }) {
  const t = useText()
  const more = placements.length - MAX_PLACES
  return (
    <Row space={1}>
      {placements.slice(0, MAX_PLACES).map(placement => (
        <PlacementBadge key={`${placement.tenant} ${placement.channel}`} placement={placement} version={version} />
      ))}
      {more > 0 && <Badge>{t('inForce.more', { count: more })}</Badge>}
    </Row>
  )
}
