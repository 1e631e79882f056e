import { Card } from '@torrent/ui'
import {
  DescriptionList,
  DocumentHeader,
  DocumentLayout,
  DocumentStepper,
  HistoryTimeline,
  LinesTable,
  type LinesTableColumn,
  QuantityBar,
  RelatedChain,
  TotalsTable,
} from '@torrent/ui/document'
import { formatDate, formatMoney, formatPrice } from '@torrent/ui/format'
import { items } from '../sample.ts'
import { addressOf, type ViewProps } from '../settings.ts'

interface OrderLine {
  id: string
  item: string
  note: string
  quantity: string
  shipped: string
  planned: string
  open: string
  unit: string
  price: string
  tax: string
}

export function DocumentView({ say, settings }: ViewProps) {
  const goods = items(say)
  const line = (
    index: number,
    quantity: string,
    shipped: string,
    planned: string,
    open: string,
    note = '',
    tax = '10%',
  ): OrderLine => {
    const item = goods[index]
    return {
      id: `${index}${note}`,
      item: item?.label ?? '',
      note,
      quantity,
      shipped,
      planned,
      open,
      unit: item?.unit ?? '',
      price: item?.price ?? '',
      tax,
    }
  }
  const columns: LinesTableColumn<OrderLine>[] = [
    { key: 'item', label: say('品目', 'Item'), cell: row => row.item, detail: row => row.note },
    {
      key: 'quantity',
      label: say('数量', 'Quantity'),
      cell: row => (
        <QuantityBar
          ordered={row.quantity}
          shipped={row.shipped}
          planned={row.planned}
          open={row.open}
          unit={row.unit}
        />
      ),
    },
    {
      key: 'price',
      label: say('単価', 'Unit price'),
      align: 'end',
      cell: row => formatPrice(row.price, 'JPY', settings.language),
    },
    { key: 'tax', label: say('税率', 'Tax'), align: 'end', cell: row => row.tax },
    {
      key: 'amount',
      label: say('金額', 'Amount'),
      align: 'end',
      cell: row => formatMoney(Math.round(Number(row.price) * Number(row.quantity)), 'JPY', settings.language),
    },
  ]
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[{ label: say('受注', 'Orders'), href: '?view=list' }]}
          number="SO-2026-00871"
          title={say('東海精機株式会社 — 搬送装置フレーム一式', 'Tokai Seiki Co., Ltd. — Conveyor frame')}
          status={{ label: say('確定', 'Confirmed'), tone: 'success' }}
          note={say('版 2', 'Rev. 2')}
          actions={[
            { label: say('保留', 'Hold'), icon: 'pause' },
            { label: say('出荷を作成', 'Create shipment'), icon: 'shipment', primary: true },
            { label: say('受注を取消', 'Cancel order'), danger: true },
            { label: say('印刷', 'Print'), icon: 'printer', rare: true },
            { label: say('複製', 'Duplicate'), icon: 'copy', rare: true },
          ]}
        />
      }
      aside={
        <>
          <Card title={say('関連文書', 'Related documents')}>
            <RelatedChain
              groups={[
                {
                  label: say('見積', 'Quote'),
                  icon: 'quote',
                  documents: [
                    {
                      id: 'q',
                      number: 'Q-2026-01251',
                      status: { label: say('受注', 'Accepted'), tone: 'success' },
                      hint: say('2026/11/12 · ¥1,284,500', '12 Nov 2026 · ¥1,284,500'),
                    },
                  ],
                },
                {
                  label: say('受注', 'Order'),
                  icon: 'order',
                  documents: [
                    {
                      id: 'o',
                      number: 'SO-2026-00871',
                      status: { label: say('確定', 'Confirmed'), tone: 'success' },
                      current: true,
                      hint: say('この文書', 'This document'),
                    },
                  ],
                },
                {
                  label: say('出荷', 'Shipments'),
                  icon: 'shipment',
                  documents: [
                    {
                      id: 's1',
                      number: 'SH-2026-00308',
                      status: { label: say('納品済み', 'Delivered'), tone: 'success' },
                      hint: say('2026/11/18 · ヤマト運輸', '18 Nov 2026 · Yamato'),
                    },
                    {
                      id: 's2',
                      number: 'SH-2026-00311',
                      status: { label: say('梱包中', 'Packing'), tone: 'info' },
                      hint: say('2026/11/24 予定', 'planned for 24 Nov 2026'),
                    },
                  ],
                },
              ]}
              renderLink={(document, props) =>
                document.id === 's2' ? null : <a href={addressOf(settings)} {...props} />
              }
            />
          </Card>
          <Card title={say('履歴', 'History')}>
            <HistoryTimeline
              entries={[
                {
                  id: '1',
                  at: Date.now() - 3_600_000,
                  who: say('鈴木 涼', 'Ryo Suzuki'),
                  action: say('数量を変更', 'Changed quantities'),
                  changes: [
                    { field: say('明細 2 数量', 'Line 2 quantity'), from: '40', to: '60' },
                    {
                      field: say('希望納期', 'Requested date'),
                      from: '',
                      to: formatDate('2026-12-04', settings.language),
                    },
                  ],
                },
                {
                  id: '2',
                  at: Date.now() - 86_400_000 * 1.2,
                  who: say('田中 健', 'Ken Tanaka'),
                  action: say('受注を確定', 'Confirmed order'),
                  icon: 'check',
                  tone: 'success',
                  note: say('納期回答済み。分納で合意。', 'Dates promised. Partial delivery agreed.'),
                },
                {
                  id: '3',
                  at: Date.now() - 86_400_000 * 3,
                  who: say('佐藤 美咲', 'Misaki Sato'),
                  action: say('見積から作成', 'Created from quote'),
                  icon: 'plus',
                  tone: 'info',
                },
              ]}
            />
          </Card>
        </>
      }
    >
      <DocumentStepper
        steps={[
          { label: say('下書き', 'Draft'), state: 'done', hint: say('11/19', '19 Nov') },
          { label: say('確定', 'Confirmed'), state: 'current', hint: say('11/20 田中', '20 Nov, Tanaka') },
          { label: say('出荷中', 'Shipping'), state: 'upcoming' },
          { label: say('完了', 'Completed'), state: 'upcoming' },
        ]}
      />
      <Card>
        <DescriptionList
          items={[
            { label: say('得意先', 'Customer'), value: say('東海精機株式会社', 'Tokai Seiki Co., Ltd.') },
            { label: say('得意先注文番号', 'Customer PO number'), value: 'PO-88213' },
            { label: say('希望納期', 'Requested date'), value: formatDate('2026-12-04', settings.language, 'weekday') },
            { label: say('回答納期', 'Promised date'), value: '' },
            { label: say('受渡場所', 'Place of delivery'), value: say('名古屋工場 第2ヤード', 'Nagoya plant, yard 2') },
            { label: say('取引条件', 'Terms'), value: say('月末締め翌月末払い', 'End of following month') },
            {
              label: say('備考', 'Remarks'),
              value: say('分納可。フォークリフト荷下ろし。', 'Partial delivery allowed. Unload by forklift.'),
              wide: true,
            },
          ]}
        />
      </Card>
      <Card
        flush
        title={say('明細', 'Lines')}
        footer={
          <TotalsTable
            currency="JPY"
            subtotal={3_588_000}
            taxes={[
              { rate: '10', base: 3_543_000, tax: 354_300 },
              { rate: '8', base: 45_000, tax: 3_600, reduced: true },
            ]}
            total={3_945_900}
          />
        }
      >
        <LinesTable
          label={say('明細', 'Order lines')}
          columns={columns}
          rowId={row => row.id}
          rows={[
            line(0, '120', '80', '20', '40', say('ヘアライン仕上げ', 'Hairline finish')),
            line(1, '60', '0', '0', '60'),
            line(2, '300', '300', '0', '0', '1000 mm'),
            line(4, '1', '0', '0', '1', say('図面 D-2231 Rev.C', 'Drawing D-2231 Rev. C'), '8% ※'),
          ]}
        />
      </Card>
    </DocumentLayout>
  )
}
