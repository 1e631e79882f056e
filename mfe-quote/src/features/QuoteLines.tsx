import { useLanguage } from '@torrent/portal-kit'
import { Card } from '@torrent/ui'
import { LinesTable, type LinesTableColumn, TotalsTable } from '@torrent/ui/document'
import { formatMoney, formatPrice, formatQuantity } from '@torrent/ui/format'
import type { QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { taxLines } from '../model/tax-lines.ts'

type Line = QuoteDocument['state']['lines'][number]

/** The lines of a quote, for reading, with the totals under them. */
export function QuoteLines({ quote }: { quote: QuoteDocument['state'] }) {
  const t = useText()
  const language = useLanguage()
  const { currency, totals } = quote
  const isPartlyOrdered = quote.movements.length > 0
  const hasDiscounts = quote.lines.some(line => line.discountPercent !== '0')
  const columns: LinesTableColumn<Line>[] = [
    {
      key: 'item',
      label: t('line.item'),
      cell: line => [line.itemCode, line.description].filter(Boolean).join(' '),
      detail: line => line.specification,
    },
    {
      key: 'quantity',
      label: t('line.quantity'),
      align: 'end',
      cell: line => formatQuantity(line.quantity, line.unit),
    },
    {
      key: 'open',
      label: t('line.open'),
      align: 'end',
      shown: isPartlyOrdered,
      cell: line => formatQuantity(line.openQuantity || '0'),
    },
    {
      key: 'price',
      label: t('line.unitPrice'),
      align: 'end',
      cell: line => formatPrice(line.unitPrice, currency, language),
    },
    {
      key: 'discount',
      label: t('line.discount'),
      align: 'end',
      shown: hasDiscounts,
      cell: line => (line.discountPercent === '0' ? '' : `${line.discountPercent}%`),
    },
    { key: 'tax', label: t('line.tax'), cell: line => t(taxKey(line.taxCode)) },
    {
      key: 'amount',
      label: t('line.amount'),
      align: 'end',
      cell: line => formatMoney(line.amountMinor, currency, language),
    },
  ]
  return (
    <Card
      title={t('lines.title')}
      flush
      footer={
        totals && (
          <TotalsTable
            currency={currency}
            subtotal={totals.netMinor}
            taxes={taxLines(totals)}
            total={totals.grossMinor}
            taxIncluded={quote.pricesIncludeTax}
          />
        )
      }
    >
      <LinesTable label={t('lines.title')} rows={quote.lines} rowId={line => line.id} columns={columns} />
    </Card>
  )
}

/** The text of a tax code; one that this screen does not know counts as the standard one. */
export function taxKey(code: string): 'tax.standard' | 'tax.reduced' | 'tax.exempt' {
  if (code === 'reduced') return 'tax.reduced'
  return code === 'exempt' ? 'tax.exempt' : 'tax.standard'
}
