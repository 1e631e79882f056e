import { useQuery } from '@tanstack/react-query'
import { live, useLanguage, usePageTitle, usePathParam } from '@torrent/portal-kit'
import { RelatedDocuments, useDocumentKinds } from '@torrent/portal-kit/documents'
import { Alert, Card, DocumentSkeleton, Stack } from '@torrent/ui'
import { DocumentHeader, DocumentLayout, DocumentStepper } from '@torrent/ui/document'
import { formatInstant } from '@torrent/ui/format'
import { bff, type HistoryEntry, type ShipmentDocument } from '../bff.ts'
import { ShipmentDetails } from '../features/ShipmentDetails.tsx'
import { ShipmentDialogs } from '../features/ShipmentDialogs.tsx'
import { ShipmentHistory } from '../features/ShipmentHistory.tsx'
import { ShipmentLines } from '../features/ShipmentLines.tsx'
import { useLots } from '../features/use-lots.ts'
import { useShipmentActions } from '../features/use-shipment-actions.ts'
import { useText } from '../messages/use-text.ts'
import { progressOf, USUAL_WAY } from '../model/status.ts'

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
  const view = useDocumentKinds()('shipment')
  const lots = useLots(shipment)
  const { actions, asking, stopAsking } = useShipmentActions(shipment, lots)
  usePageTitle(number)
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[{ label: t('list.title'), href: '/shipments' }]}
          number={number}
          title={`${state.subject} — ${state.customer?.name ?? ''}`}
          status={view.status(status)}
          actions={actions}
        />
      }
      aside={
        <Stack>
          <RelatedDocuments currentId={id} documents={related.data ?? []} />
          <ShipmentHistory changes={history.data ?? []} />
        </Stack>
      }
    >
      <Stack>
        <Progress shipment={shipment} history={history.data ?? []} />
        {status === 'cancelled' && (
          <Alert tone="warning" title={t('cancelled.title')}>
            {state.reason}
          </Alert>
        )}
        <Card>
          <ShipmentDetails shipment={state} />
        </Card>
        <ShipmentLines shipment={state} lots={lots} />
      </Stack>
      <ShipmentDialogs shipment={shipment} asking={asking} onClose={stopAsking} />
    </DocumentLayout>
  )
}

function Progress({ shipment, history }: { shipment: ShipmentDocument; history: readonly HistoryEntry[] }) {
  const language = useLanguage()
  const view = useDocumentKinds()('shipment')
  const { status, state } = shipment
  const { at, stopped } = progressOf(status, history)
  const times: Partial<Record<string, string>> = { shipped: state.shippedAt, delivered: state.deliveredAt }
  return (
    <DocumentStepper
      steps={USUAL_WAY.map((step, index) => {
        const time = times[step]
        return {
          label: view.status(index === at ? status : step).label,
          state: index === at ? (stopped ? 'stopped' : 'current') : index < at ? 'done' : 'upcoming',
          hint: time ? formatInstant(time, language) : undefined,
        }
      })}
    />
  )
}
