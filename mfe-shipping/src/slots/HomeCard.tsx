import { useQuery } from '@tanstack/react-query'
import { live, useAllowed, useIntent, useLanguage } from '@torrent/portal-kit'
import { StatCard } from '@torrent/ui'
import { formatDate, today } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { IN_THE_HOUSE } from '../model/status.ts'

/** On the start page: for the warehouse what still has to go out, for everybody else what is on its way. */
export function HomeCard() {
  return useAllowed('shipment.pick') ? <ToSend /> : <Underway />
}

function ToSend() {
  const t = useText()
  const language = useLanguage()
  const list = useIntent('shipment.list').href({})
  const { count, statuses } = useCount(IN_THE_HOUSE)
  const next = useQuery({
    ...bff.list.queryOptions({ statuses, sort: 'due', pageSize: 1 }, live('shipment')),
    throwOnError: false,
  })
  const due = next.data?.rows[0]?.due ?? ''
  const date = formatDate(due, language)
  const hint =
    due === ''
      ? undefined
      : due < today()
        ? t('home.overdue', { date })
        : due === today()
          ? t('home.today')
          : t('home.next', { date })
  return (
    <StatCard
      label={t('home.open')}
      value={count}
      hint={hint}
      icon="shipment"
      href={list && `${list}?status=${statuses.join(',')}&sort=due`}
    />
  )
}

function Underway() {
  const t = useText()
  const list = useIntent('shipment.list').href({})
  const { count } = useCount(['shipped'])
  return <StatCard label={t('home.underway')} value={count} icon="shipment" href={list && `${list}?status=shipped`} />
}

/** How many shipments have one of these statuses; a dash until it is known. */
function useCount(wanted: readonly string[]): { count: string; statuses: string[] } {
  const counts = useQuery({ ...bff.counts.queryOptions(undefined, live('shipment')), throwOnError: false })
  const statuses = [...wanted]
  const sum = statuses.reduce((total, status) => total + (counts.data?.[status] ?? 0), 0)
  return { count: counts.data === undefined ? '–' : String(sum), statuses }
}
