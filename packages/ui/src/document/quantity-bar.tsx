import { type Decimal, formatQuantity } from '../format/index.ts'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './quantity-bar.module.css'

const words: Words<{ ordered: string; planned: string; shipped: string; open: string }> = {
  ja: { ordered: '受注', planned: '出荷予定', shipped: '出荷済', open: '残' },
  en: { ordered: 'Ordered', planned: 'Planned', shipped: 'Shipped', open: 'Open' },
}

export interface QuantityBarProps {
  ordered: Decimal
  shipped: Decimal
  /** In shipments that have not left yet. */
  planned?: Decimal
  /** As the ledger says; this component does not compute it. */
  open: Decimal
  unit?: string
  labels?: Partial<{ ordered: string; planned: string; shipped: string; open: string }>
}

/** The share of `part` in `whole` as a CSS length. Floats are good enough for a bar, and only there. */
function share(part: Decimal, whole: Decimal): string {
  const ratio = Number(part) / Number(whole)
  return `${Number.isFinite(ratio) ? Math.max(0, Math.min(1, ratio)) * 100 : 0}%`
}

/** How much of a quantity has left the house, and how much is still open. */
export function QuantityBar({ ordered, shipped, planned = '0', open, unit, labels }: QuantityBarProps) {
  const text = { ...useWords(words), ...labels }
  return (
    <div className={styles.quantity}>
      <div className={styles.quantityTrack} aria-hidden="true">
        <span className={styles.quantityShipped} style={{ width: share(shipped, ordered) }} />
        <span className={styles.quantityPlanned} style={{ width: share(planned, ordered) }} />
      </div>
      <div className={styles.quantityWords}>
        <span>
          {text.ordered} <strong>{formatQuantity(ordered, unit)}</strong>
        </span>
        <span>
          {text.shipped} <strong>{formatQuantity(shipped)}</strong>
        </span>
        {Number(planned) > 0 && (
          <span>
            {text.planned} <strong>{formatQuantity(planned)}</strong>
          </span>
        )}
        <span>
          {text.open} <strong>{formatQuantity(open)}</strong>
        </span>
      </div>
    </div>
  )
}
