import { useIntent } from '@torrent/portal-kit'
import { StatCard } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'

/** On the start page. */
export function HomeCard() {
  const t = useText()
  const list = useIntent('shipment.list')
  return <StatCard label={t('home.card')} value="–" icon="shipment" href={list.href({})} />
}
