import { TotalsTable } from '@torrent/ui/document'

export interface SalesTotalsProps {
  currency: string
  /** Prices of this document include tax. */
  pricesIncludeTax: boolean
  /** As the service answers them, or as `draftTotals` computes them. */
  totals: {
    netMinor: string
    grossMinor: string
    byRate: readonly { taxCode: string; percent: string; baseMinor: string; taxMinor: string }[]
  }
}

/** Subtotal, tax by rate and total of a quote or an order. */
export function SalesTotals({ currency, pricesIncludeTax, totals }: SalesTotalsProps) {
  return (
    <TotalsTable
      currency={currency}
      subtotal={totals.netMinor}
      taxes={totals.byRate.map(({ taxCode, percent, baseMinor, taxMinor }) => ({
        rate: percent,
        base: baseMinor,
        tax: taxMinor,
        reduced: taxCode === 'reduced',
      }))}
      total={totals.grossMinor}
      taxIncluded={pricesIncludeTax}
    />
  )
}
