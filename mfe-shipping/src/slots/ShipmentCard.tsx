import { useQuery } from '@tanstack/react-query'
import { live, type SlotProps, useLanguage } from '@torrent/portal-kit'
import { DocumentCard } from '@torrent/portal-kit/documents'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { formatDate, formatInstant } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** A shipment where others talk of it, as it is now. Times are Japan's. */
export function ShipmentCard({ context: { id = '' } }: SlotProps) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery({ ...bff.get.queryOptions({ id }, live('shipment', id)), throwOnError: false })
  if (!query.data) return query.isError ? null : <DocumentCardSkeleton />

  const { number, status, state } = query.data
  const { customer, subject, plannedDate, shippedAt, carrier, trackingNumber } = state
  return (
    <DocumentCard
      kind="shipment"
      id={id}
      number={number}
      status={status}
      title={`${subject} — ${customer?.name ?? ''}`}
      facts={[
        shippedAt
          ? { label: t('field.shippedAt'), value: formatInstant(shippedAt, language) }
          : { label: t('field.plannedDate'), value: formatDate(plannedDate, language) },
        { label: t('field.carrier'), value: `${carrier} ${trackingNumber}`.trim() },
      ]}
    />
  )
}
