import { useQuery } from '@tanstack/react-query'
import { live } from '@torrent/portal-kit'
import { StatCard } from '@torrent/ui'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** On the start page: how many entries wait. */
export function HomeCard() {
  const t = useText()
  const counts = useQuery({ ...bff.counts.queryOptions(undefined, live('sampleparts')), throwOnError: false })
  const value = counts.data === undefined ? '–' : String(counts.data.open ?? 0)
  return <StatCard label={t('home.card')} value={value} icon="checklist" href="/sample-parts?status=open" />
}
