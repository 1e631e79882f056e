import { IntentLink, useLanguage } from '@torrent/portal-kit'
import { Badge } from '@torrent/ui'
import { DescriptionList } from '@torrent/ui/document'
import { formatDate, formatInstant, today } from '@torrent/ui/format'
import type { ShipmentState } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { IN_THE_HOUSE } from '../model/status.ts'

/** The head of a shipment, for reading. Times are Japan's. */
export function ShipmentDetails({ shipment }: { shipment: ShipmentState }) {
  const t = useText()
  const language = useLanguage()
  const instant = (time: string) => time && formatInstant(time, language)
  return (
    <DescriptionList
      min={200}
      items={[
        { label: t('field.customer'), value: `${shipment.customer?.code ?? ''} ${shipment.customer?.name ?? ''}` },
        {
          label: t('field.order'),
          value: (
            <IntentLink intent="order.open" params={{ id: shipment.orderId }}>
              {shipment.orderNumber}
            </IntentLink>
          ),
        },
        { label: t('field.plannedDate'), value: <PlannedDate shipment={shipment} /> },
        { label: t('field.shipTo'), value: shipment.shipTo },
        { label: t('field.carrier'), value: shipment.carrier },
        { label: t('field.trackingNumber'), value: shipment.trackingNumber },
        { label: t('field.shippedAt'), value: instant(shipment.shippedAt) },
        { label: t('field.deliveredAt'), value: instant(shipment.deliveredAt) },
        { label: t('field.receivedBy'), value: shipment.receivedBy },
        ...(shipment.note === '' ? [] : [{ label: t('field.note'), value: shipment.note, wide: true }]),
      ]}
    />
  )
}

function PlannedDate({ shipment: { plannedDate, status } }: { shipment: ShipmentState }) {
  const t = useText()
  const language = useLanguage()
  const isLate = plannedDate < today() && IN_THE_HOUSE.includes(status)
  return (
    <>
      {formatDate(plannedDate, language, 'weekday')} {isLate && <Badge tone="warning">{t('overdue')}</Badge>}
    </>
  )
}
