import { useQuery } from '@tanstack/react-query'
import { live, useAllowed, useIntent } from '@torrent/portal-kit'
import { StatCard } from '@torrent/ui'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { TO_SHIP } from '../model/status.ts'

/** On the start page: the order desk has orders to confirm, everybody else sees what has still to be shipped. */
export function HomeCard() {
  const t = useText()
  const list = useIntent('order.list').href({})
  const confirms = useAllowed('order.confirm')
  const statuses = confirms ? ['draft'] : TO_SHIP
  const counts = useQuery({ ...bff.counts.queryOptions(undefined, live('order')), throwOnError: false })
  const count = statuses.reduce((sum, status) => sum + (counts.data?.[status] ?? 0), 0)
  return (
    <StatCard
      label={t(confirms ? 'home.confirm' : 'home.ship')}
      value={counts.data === undefined ? '–' : String(count)}
      icon="order"
      href={list && `${list}?status=${statuses.join(',')}`}
    />
  )
}
