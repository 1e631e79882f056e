import { usePageTitle } from '@torrent/portal-kit'
import { EmptyState, Page } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'

export function ShipmentList() {
  const t = useText()
  usePageTitle(t('list.title'))
  return (
    <Page title={t('list.title')}>
      <EmptyState title={t('list.title')} />
    </Page>
  )
}
