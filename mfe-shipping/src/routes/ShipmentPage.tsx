import { useQuery } from '@tanstack/react-query'
import { live, usePathParam } from '@torrent/portal-kit'
import { DocumentPage } from '@torrent/portal-kit/documents'
import { Alert, Card, DocumentSkeleton } from '@torrent/ui'
import { bff, type ShipmentDocument } from '../bff.ts'
import { ShipmentDetails } from '../features/ShipmentDetails.tsx'
import { ShipmentDialogs } from '../features/ShipmentDialogs.tsx'
import { ShipmentHistory } from '../features/ShipmentHistory.tsx'
import { ShipmentLines } from '../features/ShipmentLines.tsx'
import { useLots } from '../features/use-lots.ts'
import { useShipmentActions } from '../features/use-shipment-actions.ts'
import { useText } from '../messages/use-text.ts'
import { progressOf } from '../model/status.ts'

/** One shipment: what goes where, what may be done with it now, what happened to it, and what it came from. */
export function ShipmentPage() {
  const id = usePathParam('id')
  const shipment = useQuery(bff.get.queryOptions({ id }, live('shipment', id)))
  // What was begun with one shipment must not go on with the next one.
  return shipment.data ? <Shipment key={id} shipment={shipment.data} /> : <DocumentSkeleton />
}

function Shipment({ shipment }: { shipment: ShipmentDocument }) {
  const t = useText()
  const { id, number, status, state } = shipment
  const history = useQuery(bff.history.queryOptions({ id }, live('shipment', id)))
  const related = useQuery(bff.related.queryOptions({ id }, live(['quote', 'order', 'shipment'])))
  const lots = useLots(shipment)
  const { actions, asking, stopAsking } = useShipmentActions(shipment, lots)
  return (
    <DocumentPage
      kind="shipment"
      id={id}
      number={number}
      status={status}
      title={`${state.subject} — ${state.customer?.name ?? ''}`}
      list={{ label: t('list.title'), href: '/shipments' }}
      actions={actions}
      progress={{
        ...progressOf(status, history.data ?? []),
        times: { shipped: state.shippedAt, delivered: state.deliveredAt },
      }}
      related={related.data}
      history={<ShipmentHistory changes={history.data ?? []} />}
    >
      {status === 'cancelled' && (
        <Alert tone="danger" title={t('cancelled.title')}>
          {state.reason}
        </Alert>
      )}
      <Card>
        <ShipmentDetails shipment={state} />
      </Card>
      <ShipmentLines shipment={state} lots={lots} />
      <ShipmentDialogs shipment={shipment} asking={asking} onClose={stopAsking} />
    </DocumentPage>
  )
}
