import type { Totals } from '@torrent/tax'
import type { TaxLine } from '@torrent/ui/document'

/** The totals' tax by rate, as the table shows it. */
export function taxLines({ byRate }: Pick<Totals, 'byRate'>): TaxLine[] {
  return byRate.map(({ taxCode, percent, baseMinor, taxMinor }) => ({
    rate: percent,
    base: baseMinor,
    tax: taxMinor,
    reduced: taxCode === 'reduced',
  }))
}
