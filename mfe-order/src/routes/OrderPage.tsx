import { useQuery } from '@tanstack/react-query'
import { live, usePathParam } from '@torrent/portal-kit'
import { DocumentPage, ReasonDialog } from '@torrent/portal-kit/documents'
import { Card, DocumentSkeleton } from '@torrent/ui'
import { bff } from '../bff.ts'
import { OrderDetails } from '../features/OrderDetails.tsx'
import { OrderHistory } from '../features/OrderHistory.tsx'
import { OrderLines } from '../features/OrderLines.tsx'
import { OrderReason } from '../features/OrderReason.tsx'
import { useOrderActions } from '../features/use-order-actions.ts'
import { useText } from '../messages/use-text.ts'
import { progressOf } from '../model/status.ts'

/** One order: what was promised, how much of it has left, what may be done now, and what it came from and became. */
export function OrderPage() {
  const t = useText()
  const id = usePathParam('id')
  const order = useQuery(bff.get.queryOptions({ id }, live('order', id)))
  const history = useQuery(bff.history.queryOptions({ id }, live('order', id)))
  const related = useQuery(bff.related.queryOptions({ id }, live(['quote', 'order', 'shipment'])))
  const { actions, dialog } = useOrderActions(order.data)
  if (!order.data) return <DocumentSkeleton />

  const { number, status, state } = order.data
  return (
    <DocumentPage
      kind="order"
      id={id}
      number={number}
      status={status}
      title={`${state.subject} — ${state.customer?.name ?? ''}`}
      list={{ label: t('list.title'), href: '/orders' }}
      actions={actions}
      progress={progressOf(status, history.data ?? [])}
      related={related.data}
      history={<OrderHistory changes={history.data} />}
    >
      <OrderReason order={state} />
      <Card>
        <OrderDetails order={state} />
      </Card>
      <OrderLines order={state} />
      <ReasonDialog {...dialog} />
    </DocumentPage>
  )
}
