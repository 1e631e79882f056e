import type { Language } from '@torrent/ui'
import type { ComboboxOption, SearchOptions } from '@torrent/ui/fields'
import { formatMoney } from '@torrent/ui/format'
import type { LineColumn } from '@torrent/ui/lines'
import type { DraftLine } from './draft-line.ts'
import type { DraftTotals } from './draft-totals.ts'
import { taxCodeOf } from './sales-line.ts'
import type { SalesItem } from './sales-queries.ts'
import { salesWords } from './sales-words.ts'

export interface ItemOption extends ComboboxOption {
  /** Undefined for text that is no item of the catalogue. */
  item?: SalesItem
}

export interface LineColumnsOptions {
  language: Language
  currency: string
  amounts: DraftTotals['amounts']
  searchItems: SearchOptions<ItemOption>
}

/** The columns of the line editor. An item of the catalogue brings its unit, price, specification and tax with it. */
export function lineColumns(options: LineColumnsOptions): LineColumn<DraftLine>[] {
  const { language, currency, amounts, searchItems } = options
  const words = salesWords[language]
  return [
    {
      key: 'description',
      width: 'minmax(10rem, 3fr)',
      kind: 'combobox',
      label: words.item,
      required: true,
      freeText: true,
      placeholder: words.itemHint,
      search: searchItems,
      get: line =>
        line.description === ''
          ? null
          : { value: line.itemId, label: line.description, code: line.itemCode || undefined },
      set: (line, option: ItemOption | null) => withItem(line, option),
    },
    {
      key: 'specification',
      width: 'minmax(6rem, 2fr)',
      kind: 'text',
      label: words.specification,
      get: line => line.specification,
      set: (line, specification) => ({ ...line, specification }),
    },
    {
      key: 'quantity',
      width: '6rem',
      kind: 'quantity',
      label: words.quantity,
      required: true,
      places: 4,
      get: line => line.quantity,
      set: (line, quantity) => ({ ...line, quantity }),
    },
    {
      key: 'unit',
      kind: 'text',
      label: words.unit,
      width: '4rem',
      get: line => line.unit,
      set: (line, unit) => ({ ...line, unit }),
    },
    {
      key: 'unitPrice',
      width: '7rem',
      kind: 'money',
      label: words.unitPrice,
      required: true,
      places: 4,
      get: line => line.unitPrice,
      set: (line, unitPrice) => ({ ...line, unitPrice }),
    },
    {
      key: 'discountPercent',
      width: '6.25rem',
      kind: 'percent',
      label: words.discount,
      places: 2,
      min: '0',
      max: '100',
      get: line => line.discountPercent,
      set: (line, discountPercent) => ({ ...line, discountPercent }),
    },
    {
      key: 'taxCode',
      width: '7rem',
      kind: 'select',
      label: words.tax,
      options: Object.entries(words.taxes).map(([value, label]) => ({ value, label })),
      get: line => line.taxCode,
      set: (line, taxCode) => ({ ...line, taxCode: taxCodeOf(taxCode) }),
    },
    {
      key: 'amount',
      width: '7.5rem',
      kind: 'computed',
      label: words.amount,
      get: line => {
        const amount = amounts.get(line.id)
        return amount === undefined ? '' : formatMoney(amount, currency, language)
      },
    },
  ]
}

function withItem(line: DraftLine, option: ItemOption | null): DraftLine {
  if (!option) return { ...line, itemId: '', itemCode: '', description: '' }
  const { item } = option
  if (!item) return { ...line, itemId: '', itemCode: '', description: option.label }
  return {
    ...line,
    itemId: item.id,
    itemCode: item.code,
    description: item.name,
    specification: item.specification,
    unit: item.unit,
    unitPrice: item.unitPrice,
    taxCode: taxCodeOf(item.taxCode),
  }
}
