import { useLanguage } from '@torrent/portal-kit'
import { DescriptionList } from '@torrent/ui/document'
import { formatDate } from '@torrent/ui/format'
import type { QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** The head of a quote, for reading. */
export function QuoteDetails({ quote }: { quote: QuoteDocument['state'] }) {
  const t = useText()
  const language = useLanguage()
  return (
    <DescriptionList
      items={[
        { label: t('field.customer'), value: `${quote.customer?.code ?? ''} ${quote.customer?.name ?? ''}` },
        { label: t('field.contact'), value: quote.contact },
        { label: t('field.date'), value: formatDate(quote.date, language) },
        { label: t('field.validUntil'), value: formatDate(quote.validUntil, language, 'weekday') },
        { label: t('field.deliveryTerms'), value: quote.deliveryTerms },
        { label: t('field.deliveryPlace'), value: quote.deliveryPlace },
        { label: t('field.paymentTerms'), value: quote.paymentTerms },
        { label: t('field.owner'), value: quote.createdBy?.name },
        ...(quote.note === '' ? [] : [{ label: t('field.note'), value: quote.note, wide: true }]),
      ]}
    />
  )
}
