import { useQuery } from '@tanstack/react-query'
import { live, type SlotProps, useLanguage } from '@torrent/portal-kit'
import { DocumentCard } from '@torrent/portal-kit/documents'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { formatDate, formatMoney } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** An order where others talk of it, as it is now. */
export function OrderCard({ context: { id = '' } }: SlotProps) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery({ ...bff.get.queryOptions({ id }, live('order', id)), throwOnError: false })
  if (!query.data) return query.isError ? null : <DocumentCardSkeleton />

  const { number, status, state } = query.data
  const { customer, subject, totals, currency, requestedDate, promisedDate } = state
  const due = promisedDate || requestedDate
  return (
    <DocumentCard
      kind="order"
      id={id}
      number={number}
      status={status}
      title={`${subject} — ${customer?.name ?? ''}`}
      facts={[
        { label: t('card.total'), value: totals ? formatMoney(totals.grossMinor, currency, language) : '' },
        { label: t(promisedDate ? 'field.promisedDate' : 'field.requestedDate'), value: formatDate(due, language) },
      ]}
    />
  )
}
