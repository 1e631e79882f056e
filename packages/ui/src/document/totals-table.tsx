import { formatMoney, type MinorUnits } from '../format/money.ts'
import { useUiLanguage, useWords, type Words } from '../language/ui-language.tsx'
import styles from './totals-table.module.css'

interface TotalsWords {
  label: string
  subtotal: string
  discount: string
  tax: (rate: string) => string
  base: (amount: string) => string
  total: string
  included: string
  reduced: string
}

const words: Words<TotalsWords> = {
  ja: {
    label: '合計',
    subtotal: '小計',
    discount: '値引き',
    tax: rate => `消費税 ${rate}%`,
    base: amount => `対象 ${amount}`,
    total: '合計',
    included: '(内税)',
    reduced: '※ 軽減税率対象',
  },
  en: {
    label: 'Totals',
    subtotal: 'Subtotal',
    discount: 'Discount',
    tax: rate => `Tax ${rate}%`,
    base: amount => `on ${amount}`,
    total: 'Total',
    included: '(included)',
    reduced: '※ Reduced tax rate',
  },
}

export interface TaxLine {
  /** Percent as a decimal: "10", "8". */
  rate: string
  /** Taxed amount, in minor units. */
  base: MinorUnits
  tax: MinorUnits
  /** The reduced rate (軽減税率), marked ※ as the invoice system asks for. */
  reduced?: boolean
}

export interface TotalsTableProps {
  /** ISO 4217. All amounts are in its minor units. */
  currency: string
  subtotal: MinorUnits
  /** Shown as it is given: negative. */
  discount?: MinorUnits
  taxes: readonly TaxLine[]
  total: MinorUnits
  /** Prices include tax: tax lines are for information. */
  taxIncluded?: boolean
}

/** Subtotal, tax by rate and total, as Japanese business documents have them. It adds nothing up: the tax package does. */
export function TotalsTable({ currency, subtotal, discount, taxes, total, taxIncluded }: TotalsTableProps) {
  const language = useUiLanguage()
  const text = useWords(words)
  const money = (amount: MinorUnits) => formatMoney(amount, currency, language)
  return (
    <div>
      <table className={styles.totals} aria-label={text.label}>
        <tbody>
          <tr>
            <th scope="row">{text.subtotal}</th>
            <td>{money(subtotal)}</td>
          </tr>
          {discount !== undefined && (
            <tr>
              <th scope="row">{text.discount}</th>
              <td>{money(discount)}</td>
            </tr>
          )}
          {taxes.map(line => (
            <tr key={`${line.rate}-${line.reduced ?? false}`}>
              <th scope="row">
                {text.tax(line.rate)}
                {line.reduced && ' ※'} {taxIncluded && text.included}{' '}
                <span className={styles.totalsBase}>{text.base(money(line.base))}</span>
              </th>
              <td>{money(line.tax)}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{text.total}</th>
            <td>{money(total)}</td>
          </tr>
        </tfoot>
      </table>
      {taxes.some(line => line.reduced) && <p className={styles.totalsNote}>{text.reduced}</p>}
    </div>
  )
}
