import { useQuery } from '@tanstack/react-query'
import { live, type SlotProps, useLanguage } from '@torrent/portal-kit'
import { DocumentCard, ReasonDialog } from '@torrent/portal-kit/documents'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { formatDate, formatMoney } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { useQuoteDecision } from '../features/use-quote-decision.ts'
import { useText } from '../messages/use-text.ts'

/** A quote where others talk of it: as it is now, and with the decision that waits for this person. */
export function QuoteCard({ context: { id = '', version: told = '' } }: SlotProps) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery({ ...bff.get.queryOptions({ id }, live('quote', id)), throwOnError: false })
  const { actions, dialog } = useQuoteDecision(query.data)
  if (!query.data) return query.isError ? null : <DocumentCardSkeleton />

  const { number, status, version, state } = query.data
  const { customer, subject, totals, currency, validUntil } = state
  return (
    <DocumentCard
      kind="quote"
      id={id}
      number={number}
      status={status}
      title={`${subject} — ${customer?.name ?? ''}`}
      facts={[
        { label: t('card.total'), value: totals ? formatMoney(totals.grossMinor, currency, language) : '' },
        { label: t('field.validUntil'), value: formatDate(validUntil, language) },
      ]}
      // A card under an older event tells of the past: what may be decided stands under the newest.
      actions={told === '' || Number(told) === version ? actions : []}
    >
      <ReasonDialog {...dialog} />
    </DocumentCard>
  )
}
