import { useQuery } from '@tanstack/react-query'
import { live, type SlotProps, useLanguage } from '@torrent/portal-kit'
import { DocumentCard, ReasonDialog } from '@torrent/portal-kit/documents'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { formatDate, formatMoney } from '@torrent/ui/format'
import { bff } from '../bff.ts'
import { useQuoteDecision } from '../features/use-quote-decision.ts'
import { useText } from '../messages/use-text.ts'

/** A quote where others talk of it: as it is now, and with the decision that waits for this person. */
export function QuoteCard({ context: { id = '', change } }: SlotProps) {
  const t = useText()
  const language = useLanguage()
  const query = useQuery({ ...bff.get.queryOptions({ id }, live('quote', id)), throwOnError: false })
  const { actions, dialog } = useQuoteDecision(query.data)
  if (!query.data) return query.isError ? null : <DocumentCardSkeleton />

  const { number, status, state } = query.data
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
      // Where it was told that the quote came to be, the decision stands below, where it was asked for.
      actions={change === 'created' ? [] : actions}
    >
      <ReasonDialog {...dialog} />
    </DocumentCard>
  )
}
