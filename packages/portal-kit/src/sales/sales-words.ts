import type { Words } from '@torrent/ui'
import type { TaxCode } from './sales-line.ts'

interface SalesWords {
  customer: string
  /** Beside a customer from whom no orders are taken. */
  blocked: string
  lines: string
  /** A line of a document by its position, from 1. */
  line: (position: string) => string
  item: string
  /** In an empty cell of an item. */
  itemHint: string
  specification: string
  quantity: string
  unit: string
  unitPrice: string
  discount: string
  tax: string
  amount: string
  taxes: Readonly<Record<TaxCode, string>>
}

/** What quotes and orders call the same things. */
export const salesWords: Words<SalesWords> = {
  ja: {
    customer: '取引先',
    blocked: '与信停止中',
    lines: '明細',
    line: position => `明細 ${position}`,
    item: '品目',
    itemHint: 'コードまたは品名',
    specification: '仕様',
    quantity: '数量',
    unit: '単位',
    unitPrice: '単価',
    discount: '値引 %',
    tax: '税区分',
    amount: '金額',
    taxes: { standard: '標準税率', reduced: '軽減税率', exempt: '非課税' },
  },
  en: {
    customer: 'Customer',
    blocked: 'On credit stop',
    lines: 'Lines',
    line: position => `Line ${position}`,
    item: 'Item',
    itemHint: 'Code or name',
    specification: 'Specification',
    quantity: 'Quantity',
    unit: 'Unit',
    unitPrice: 'Unit price',
    discount: 'Discount %',
    tax: 'Tax',
    amount: 'Amount',
    taxes: { standard: 'Standard', reduced: 'Reduced', exempt: 'Exempt' },
  },
}
