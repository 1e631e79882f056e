import { useQuery } from '@tanstack/react-query'
import { live, useAllowed, useIntent } from '@torrent/portal-kit'
import { StatCard } from '@torrent/ui'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** On the start page: what waits for this person. An approver has quotes to decide on, everybody else drafts. */
export function HomeCard() {
  const t = useText()
  const list = useIntent('quote.list').href({})
  const status = useAllowed('quote.approve') ? 'submitted' : 'draft'
  const counts = useQuery({ ...bff.counts.queryOptions(undefined, live('quote')), throwOnError: false })
  const label = status === 'submitted' ? t('home.card') : t('home.cardDrafts')
  const value = counts.data === undefined ? '–' : String(counts.data[status] ?? 0)
  return <StatCard label={label} value={value} icon="quote" href={list && `${list}?status=${status}`} />
}
