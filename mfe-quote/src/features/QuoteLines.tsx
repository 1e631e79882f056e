import { SalesLinesTable } from '@torrent/portal-kit/sales'
import { formatQuantity } from '@torrent/ui/format'
import type { QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** The lines of a quote; once orders have been made of it, with how much of each is still open. */
export function QuoteLines({ quote }: { quote: QuoteDocument['state'] }) {
  const t = useText()
  return (
    <SalesLinesTable
      document={quote}
      more={[
        {
          key: 'open',
          label: t('line.open'),
          align: 'end',
          shown: quote.movements.length > 0,
          cell: line => formatQuantity(line.openQuantity || '0'),
        },
      ]}
    />
  )
}
