import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Card, EmptyState, ListSkeleton } from '@torrent/ui'
import { Timeline } from '@torrent/ui/document'
import { Pagination } from '@torrent/ui/table'
import { bff, liveReleases } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { describe } from '../model/deployment.ts'
import { useDeploymentWords } from './use-deployment-words.ts'
import { WhoWhen } from './WhoWhen.tsx'

const PAGE_SIZE = 25

export interface LogOfOneProps {
  name: string
  page: number
  onPageChange: (page: number) => void
}

/** What was done to one micro-frontend, newest first. */
export function LogOfOne({ name, page, onPageChange }: LogOfOneProps) {
  const t = useText()
  const words = useDeploymentWords()
  const { data } = useQuery({
    ...bff.releases.log.queryOptions({ name, page, pageSize: PAGE_SIZE }, liveReleases),
    placeholderData: keepPreviousData,
  })
  if (!data) return <ListSkeleton rows={6} />
  if (data.total === 0) return <EmptyState icon="history" title={t('log.empty')} />
  return (
    <Card
      footer={
        data.total > PAGE_SIZE && (
          <Pagination page={page} pageSize={PAGE_SIZE} total={data.total} onPageChange={onPageChange} />
        )
      }
    >
      <Timeline
        label={t('log.title')}
        entries={data.deployments.map(deployment => {
          const { icon, tone } = describe(deployment)
          const where = words.where(deployment)
          return {
            id: deployment.id,
            icon,
            tone,
            title: words.what(deployment) + (where === '' ? '' : ` — ${where}`),
            meta: <WhoWhen who={words.who(deployment)} at={deployment.at} />,
            children: deployment.note !== '' && <p>{words.note(deployment)}</p>,
          }
        })}
      />
    </Card>
  )
}
