import type { Language } from '@torrent/ui'
import { formatMoney } from '@torrent/ui/format'
import type { LineColumn } from '@torrent/ui/lines'
import type { useText } from '../messages/use-text.ts'
import type { DraftTotals } from '../model/draft-totals.ts'
import type { DraftLine } from '../model/quote-draft.ts'
import type { ItemOption, useChoices } from './choices.ts'

/** The columns of the line editor. An item of the catalogue brings its unit, price, specification and tax with it. */
export function lineColumns(
  t: ReturnType<typeof useText>,
  language: Language,
  currency: string,
  amounts: DraftTotals['amounts'],
  searchItems: ReturnType<typeof useChoices>['items'],
): LineColumn<DraftLine>[] {
  return [
    {
      key: 'description',
      width: 'minmax(10rem, 3fr)',
      kind: 'combobox',
      label: t('line.item'),
      required: true,
      freeText: true,
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
      label: t('line.specification'),
      get: line => line.specification,
      set: (line, specification) => ({ ...line, specification }),
    },
    {
      key: 'quantity',
      width: '6rem',
      kind: 'quantity',
      label: t('line.quantity'),
      required: true,
      places: 4,
      get: line => line.quantity,
      set: (line, quantity) => ({ ...line, quantity }),
    },
    {
      key: 'unit',
      kind: 'text',
      label: t('line.unit'),
      width: '4rem',
      get: line => line.unit,
      set: (line, unit) => ({ ...line, unit }),
    },
    {
      key: 'unitPrice',
      width: '7rem',
      kind: 'money',
      label: t('line.unitPrice'),
      required: true,
      places: 4,
      get: line => line.unitPrice,
      set: (line, unitPrice) => ({ ...line, unitPrice }),
    },
    {
      key: 'discountPercent',
      width: '6.25rem',
      kind: 'percent',
      label: t('line.discount'),
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
      label: t('line.tax'),
      options: [
        { value: 'standard', label: t('tax.standard') },
        { value: 'reduced', label: t('tax.reduced') },
        { value: 'exempt', label: t('tax.exempt') },
      ],
      get: line => line.taxCode,
      set: (line, taxCode) => ({ ...line, taxCode: taxCode as DraftLine['taxCode'] }),
    },
    {
      key: 'amount',
      width: '7.5rem',
      kind: 'computed',
      label: t('line.amount'),
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
    taxCode: item.taxCode === 'reduced' || item.taxCode === 'exempt' ? item.taxCode : 'standard',
  }
}
