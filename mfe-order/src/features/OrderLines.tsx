import { SalesLinesTable } from '@torrent/portal-kit/sales'
import { QuantityBar } from '@torrent/ui/document'
import type { OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** The lines of an order with how much of each has been set aside, has left and is still open. */
export function OrderLines({ order }: { order: OrderDocument['state'] }) {
  const t = useText()
  // Nothing moves in an order that is not confirmed or never will be.
  if (order.status === 'draft' || order.status === 'cancelled') return <SalesLinesTable document={order} />
  return (
    <SalesLinesTable
      document={order}
      below={line => (
        <QuantityBar
          ordered={line.quantity}
          shipped={line.shippedQuantity || '0'}
          planned={line.allocatedQuantity || '0'}
          open={line.openQuantity || '0'}
          labels={{ planned: t('line.allocated') }}
        />
      )}
    />
  )
}
