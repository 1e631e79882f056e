import { useIntent, usePageTitle } from '@torrent/portal-kit'
import { useDocumentKinds } from '@torrent/portal-kit/documents'
import { ButtonLink, EmptyState, Page } from '@torrent/ui'
import type { OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { shippable } from '../model/shipment-draft.ts'

/** In the place of the form when the order gives nothing to ship: says why and leads back to it. */
export function NothingToShip({ order }: { order: OrderDocument }) {
  const t = useText()
  const { id, number, status } = order
  const view = useDocumentKinds()('order')
  const href = useIntent('order.open').href({ id })
  usePageTitle(t('new.title'))
  return (
    <Page title={t('new.title')} breadcrumbs={[{ label: t('list.title'), href: '/shipments' }]}>
      <EmptyState
        icon="order"
        title={t('new.blocked.title')}
        action={href && <ButtonLink href={href}>{t('new.blocked.action')}</ButtonLink>}
      >
        {shippable(order.state).length === 0
          ? t('new.blocked.nothing', { number })
          : t('new.blocked.status', { number, status: view.status(status).label })}
      </EmptyState>
    </Page>
  )
}
