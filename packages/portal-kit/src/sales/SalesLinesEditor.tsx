import { useQueryClient } from '@tanstack/react-query'
import { Card, useWords } from '@torrent/ui'
import { LineEditor } from '@torrent/ui/lines'
import { useCallback, useMemo } from 'react'
import { type FieldProblems, useProblemTexts } from '../documents/field-problems.ts'
import { useLanguage } from '../host/use-host.ts'
import { byLine } from './check-lines.ts'
import { type DraftLine, newLine } from './draft-line.ts'
import { draftTotals } from './draft-totals.ts'
import { type ItemOption, lineColumns } from './line-columns.ts'
import { SalesTotals } from './SalesTotals.tsx'
import type { DraftCustomer } from './sales-customer.ts'
import { findItems, type SalesQueries, useTaxRates } from './sales-queries.ts'
import { salesWords } from './sales-words.ts'

export interface SalesLinesEditorProps {
  bff: SalesQueries
  lines: readonly DraftLine[]
  onChange: (lines: DraftLine[]) => void
  /** Decides currency and rounding. */
  customer: DraftCustomer | null
  problems: FieldProblems
}

/** The lines of a quote or an order, edited as in a spreadsheet, with the totals that the service will come to. */
export function SalesLinesEditor({ bff, lines, onChange, customer, problems }: SalesLinesEditorProps) {
  const words = useWords(salesWords)
  const language = useLanguage()
  const queryClient = useQueryClient()
  const rates = useTaxRates(bff)
  const textOf = useProblemTexts(problems)
  const currency = customer?.currency ?? 'JPY'
  const { amounts, totals } = useMemo(() => draftTotals(lines, customer, rates), [lines, customer, rates])
  const searchItems = useCallback(
    async (text: string): Promise<ItemOption[]> =>
      (await findItems(bff, queryClient, text)).map(item => ({
        value: item.id,
        label: item.name,
        code: item.code,
        hint: item.specification,
        item,
      })),
    [bff, queryClient],
  )
  const columns = useMemo(
    () => lineColumns({ language, currency, amounts, searchItems }),
    [language, currency, amounts, searchItems],
  )
  return (
    <Card
      title={words.lines}
      flush
      footer={
        totals && (
          <SalesTotals currency={currency} pricesIncludeTax={customer?.pricesIncludeTax ?? false} totals={totals} />
        )
      }
    >
      <LineEditor
        label={words.lines}
        rows={lines}
        onChange={changed => onChange([...changed])}
        columns={columns}
        newRow={newLine}
        errors={byLine(problems, textOf)}
      />
    </Card>
  )
}
