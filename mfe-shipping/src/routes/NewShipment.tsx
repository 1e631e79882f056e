import { useQuery } from '@tanstack/react-query'
import { live, TorrentError, useAllowed, useIntent, usePageTitle, useSearchParam } from '@torrent/portal-kit'
import { ButtonLink, DocumentSkeleton, EmptyState, Page } from '@torrent/ui'
import { bff } from '../bff.ts'
import { ShipmentEditor } from '../features/ShipmentEditor.tsx'
import { useText } from '../messages/use-text.ts'
import { orderId } from '../model/order-id.ts'

/** A new shipment, made of an order. */
export function NewShipment() {
  const id = orderId(useSearchParam('order'))
  if (!useAllowed('shipment.create')) throw new TorrentError({ code: 'forbidden' })
  return id === undefined ? <WithoutOrder /> : <FromOrder key={id} id={id} />
}

function FromOrder({ id }: { id: string }) {
  const order = useQuery(bff.order.queryOptions({ id }, live('order', id)))
  return order.data ? <ShipmentEditor order={order.data} /> : <DocumentSkeleton />
}

/** Somebody came here by address or from the list: says where shipments begin. */
function WithoutOrder() {
  const t = useText()
  const orders = useIntent('order.list').href({})
  usePageTitle(t('new.title'))
  return (
    <Page title={t('new.title')} breadcrumbs={[{ label: t('list.title'), href: '/shipments' }]}>
      <EmptyState
        icon="order"
        title={t('new.without.title')}
        action={
          orders && (
            <ButtonLink variant="primary" icon="order" href={orders}>
              {t('new.without.action')}
            </ButtonLink>
          )
        }
      >
        {t('new.without.body')}
      </EmptyState>
    </Page>
  )
}
