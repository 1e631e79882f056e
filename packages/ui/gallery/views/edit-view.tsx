import { Card, Checkbox, Grid, SelectField, TextArea, TextField } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { DocumentHeader, DocumentLayout, TotalsTable } from '@torrent/ui/document'
import { ComboboxField, type ComboboxOption, MoneyField, QuantityField } from '@torrent/ui/fields'
import { formatMoney } from '@torrent/ui/format'
import { type LineColumn, LineEditor, type LineErrors } from '@torrent/ui/lines'
import { useMemo, useState } from 'react'
import { customers, type Item, items, searchIn } from '../sample.ts'
import type { ViewProps } from '../settings.ts'

interface QuoteLine {
  id: string
  item: ComboboxOption | null
  specification: string
  quantity: string
  unit: string
  price: string
  discount: string
  tax: string
}

let lastId = 0
const newRow = (): QuoteLine => ({
  id: `line-${++lastId}`,
  item: null,
  specification: '',
  quantity: '',
  unit: '',
  price: '',
  discount: '',
  tax: '10',
})

const amountOf = (row: QuoteLine) => {
  const amount = Number(row.quantity) * Number(row.price) * (1 - Number(row.discount) / 100)
  return Number.isFinite(amount) ? Math.round(amount) : 0
}

export function EditView({ say, settings }: ViewProps) {
  const query = new URLSearchParams(location.search)
  const goods = useMemo(() => items(say), [say])
  const isNew = query.has('new')
  const [customer, setCustomer] = useState<ComboboxOption | null>(isNew ? null : (customers(say)[0] ?? null))
  const [subject, setSubject] = useState(isNew ? '' : say('搬送装置フレーム一式', 'Conveyor frame'))
  const [validUntil, setValidUntil] = useState(isNew ? '' : '2026-12-22')
  const [delivery, setDelivery] = useState('2026-13-40')
  const [terms, setTerms] = useState('monthly')
  const [budget, setBudget] = useState('4000000')
  const [weight, setWeight] = useState('1250.5')
  const [partial, setPartial] = useState(true)
  const [note, setNote] = useState('')
  const [rows, setRows] = useState<readonly QuoteLine[]>(() =>
    isNew
      ? [newRow()]
      : [
          {
            ...newRow(),
            item: goods[0] ?? null,
            specification: say('ヘアライン仕上げ', 'Hairline finish'),
            quantity: '120',
            unit: goods[0]?.unit ?? '',
            price: '18500',
            discount: '5',
          },
          { ...newRow(), item: goods[3] ?? null, quantity: '2400', unit: goods[3]?.unit ?? '', price: '12.5' },
          {
            ...newRow(),
            item: { value: '', label: say('現地据付調整', 'Installation on site') },
            quantity: '2x',
            price: '65000',
          },
          newRow(),
        ],
  )
  const columns = useMemo<LineColumn<QuoteLine>[]>(
    () => [
      {
        kind: 'combobox',
        key: 'item',
        label: say('品目', 'Item'),
        required: true,
        freeText: true,
        search: searchIn(goods),
        get: row => row.item,
        set: (row, option: Item | ComboboxOption | null) =>
          option && 'price' in option
            ? { ...row, item: option, unit: option.unit, price: option.price }
            : { ...row, item: option },
      },
      {
        kind: 'text',
        key: 'specification',
        label: say('仕様', 'Specification'),
        get: row => row.specification,
        set: (row, specification) => ({ ...row, specification }),
      },
      {
        kind: 'quantity',
        key: 'quantity',
        label: say('数量', 'Quantity'),
        required: true,
        places: 3,
        min: '0',
        get: row => row.quantity,
        set: (row, quantity) => ({ ...row, quantity }),
        unit: row => row.unit,
      },
      {
        kind: 'money',
        key: 'price',
        label: say('単価', 'Unit price'),
        required: true,
        places: 2,
        get: row => row.price,
        set: (row, price) => ({ ...row, price }),
      },
      {
        kind: 'percent',
        key: 'discount',
        label: say('値引', 'Discount'),
        places: 1,
        min: '0',
        max: '100',
        get: row => row.discount,
        set: (row, discount) => ({ ...row, discount }),
      },
      {
        kind: 'select',
        key: 'tax',
        label: say('税率', 'Tax rate'),
        options: [
          { value: '10', label: '10%' },
          { value: '8', label: '8% ※' },
        ],
        get: row => row.tax,
        set: (row, tax) => ({ ...row, tax }),
        width: '5.5rem',
      },
      {
        kind: 'computed',
        key: 'amount',
        label: say('金額', 'Amount'),
        get: row => formatMoney(amountOf(row), 'JPY', settings.language),
      },
    ],
    [say, goods, settings.language],
  )
  const errors: LineErrors = query.has('errors')
    ? { [rows[1]?.id ?? '']: { price: say('原価を下回っています', 'Below cost') } }
    : {}
  const sum = (tax: string) => rows.filter(row => row.tax === tax).reduce((total, row) => total + amountOf(row), 0)
  const taxes = ['10', '8']
    .map(rate => ({ rate, base: sum(rate), tax: Math.floor((sum(rate) * Number(rate)) / 100), reduced: rate === '8' }))
    .filter(line => line.base > 0)
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[{ label: say('見積', 'Quotes'), href: '?view=list' }]}
          number={isNew ? say('新規見積', 'New quote') : 'Q-2026-01284'}
          status={isNew ? undefined : { label: say('下書き', 'Draft') }}
          note={say('未保存の変更', 'Unsaved changes')}
          actions={[
            { label: say('破棄', 'Discard') },
            { label: say('承認を申請', 'Submit for approval'), icon: 'send' },
            { label: say('保存', 'Save'), primary: true },
          ]}
        />
      }
    >
      <Card>
        <Grid min={230}>
          <ComboboxField
            label={say('得意先', 'Customer')}
            required
            value={customer}
            onChange={setCustomer}
            search={searchIn(customers(say))}
          />
          <TextField label={say('件名', 'Subject')} required value={subject} onChange={setSubject} />
          <DateField
            label={say('有効期限', 'Valid until')}
            required
            value={validUntil}
            onChange={setValidUntil}
            min="2026-11-01"
            today="2026-11-22"
          />
          <DateField
            label={say('希望納期', 'Requested date')}
            value={delivery}
            onChange={setDelivery}
            today="2026-11-22"
          />
          <SelectField
            label={say('取引条件', 'Terms')}
            value={terms}
            onChange={setTerms}
            options={[
              { value: 'monthly', label: say('月末締め翌月末払い', 'End of following month') },
              { value: 'cash', label: say('現金', 'Cash') },
            ]}
          />
          <MoneyField
            label={say('予算', 'Budget')}
            currency="JPY"
            value={budget}
            onChange={setBudget}
            description={say('税抜', 'Without tax')}
          />
          <QuantityField
            label={say('総重量', 'Total weight')}
            unit="kg"
            value={weight}
            onChange={setWeight}
            places={3}
            description={say('小数第 3 位まで', 'Up to three decimals')}
          />
          <TextArea
            label={say('備考', 'Remarks')}
            rows={1}
            value={note}
            onChange={setNote}
            description={say('印刷されます', 'Printed')}
          />
          <Checkbox label={say('分納を認める', 'Partial delivery allowed')} checked={partial} onChange={setPartial} />
        </Grid>
      </Card>
      <LineEditor
        label={say('明細', 'Document body')}
        rows={rows}
        onChange={setRows}
        columns={columns}
        newRow={newRow}
        errors={errors}
      />
      <TotalsTable
        currency="JPY"
        subtotal={sum('10') + sum('8')}
        taxes={taxes}
        total={sum('10') + sum('8') + taxes.reduce((total, line) => total + line.tax, 0)}
      />
    </DocumentLayout>
  )
}
