import { Card, useWords } from '@torrent/ui'
import { LinesTable, type LinesTableColumn } from '@torrent/ui/document'
import { formatMoney, formatPrice, formatQuantity } from '@torrent/ui/format'
import type { ReactNode } from 'react'
import { useLanguage } from '../host/use-host.ts'
import { SalesTotals, type SalesTotalsProps } from './SalesTotals.tsx'
import { type SalesLine, taxCodeOf } from './sales-line.ts'
import { salesWords } from './sales-words.ts'

export interface SalesLinesTableProps<Line extends SalesLine> {
  document: {
    lines: readonly Line[]
    currency: string
    pricesIncludeTax: boolean
    totals?: SalesTotalsProps['totals'] | undefined
  }
  /** After the quantity, for a document that says more about it. */
  more?: readonly LinesTableColumn<Line>[]
  /** Under the item and its specification: how far the line has come. */
  below?: (line: Line) => ReactNode
}

/** The lines of a quote or an order, for reading, with the totals under them. */
export function SalesLinesTable<Line extends SalesLine>({ document, more = [], below }: SalesLinesTableProps<Line>) {
  const words = useWords(salesWords)
  const language = useLanguage()
  const { lines, currency, pricesIncludeTax, totals } = document
  const columns: LinesTableColumn<Line>[] = [
    {
      key: 'item',
      label: words.item,
      cell: line => [line.itemCode, line.description].filter(Boolean).join(' '),
      detail: line => line.specification,
      below,
    },
    {
      key: 'quantity',
      label: words.quantity,
      align: 'end',
      cell: line => formatQuantity(line.quantity, line.unit),
    },
    ...more,
    {
      key: 'price',
      label: words.unitPrice,
      align: 'end',
      cell: line => formatPrice(line.unitPrice, currency, language),
    },
    {
      key: 'discount',
      label: words.discount,
      align: 'end',
      shown: lines.some(line => line.discountPercent !== '0'),
      cell: line => (line.discountPercent === '0' ? '' : `${line.discountPercent}%`),
    },
    { key: 'tax', label: words.tax, cell: line => words.taxes[taxCodeOf(line.taxCode)] },
    {
      key: 'amount',
      label: words.amount,
      align: 'end',
      cell: line => formatMoney(line.amountMinor, currency, language),
    },
  ]
  return (
    <Card
      title={words.lines}
      flush
      footer={totals && <SalesTotals currency={currency} pricesIncludeTax={pricesIncludeTax} totals={totals} />}
    >
      <LinesTable label={words.lines} rows={lines} rowId={line => line.id} columns={columns} />
    </Card>
  )
}
