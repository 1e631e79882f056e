import { errorMessage } from '@torrent/contracts/errors'
import { useLanguage } from '@torrent/portal-kit'
import { Card } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { formatQuantity } from '@torrent/ui/format'
import { type LineColumn, LineEditor } from '@torrent/ui/lines'
import { useMemo } from 'react'
import type { ShipmentState } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { LOT_LIMIT } from '../model/lots.ts'
import type { LotsInput } from './use-lots.ts'

type Line = ShipmentState['lines'][number]

export interface ShipmentLinesProps {
  shipment: ShipmentState
  lots: LotsInput
}

/** What goes out. While it is picked, the lot of each line can be written down. */
export function ShipmentLines({ shipment, lots }: ShipmentLinesProps) {
  const t = useText()
  if (!lots.editable) {
    return (
      <Card title={t('lines.title')} flush>
        <LinesTable
          label={t('lines.title')}
          rows={shipment.lines}
          rowId={line => line.id}
          columns={[
            { key: 'item', label: t('line.item'), cell: itemName, detail: line => line.specification },
            {
              key: 'quantity',
              label: t('line.quantity'),
              align: 'end',
              cell: line => formatQuantity(line.quantity, line.unit),
            },
            { key: 'lot', label: t('line.lot'), cell: line => line.lot || '–' },
          ]}
        />
      </Card>
    )
  }
  return (
    <Card title={t('lines.title')} flush actions={<small>{t('lots.hint')}</small>}>
      <LotEditor lines={shipment.lines} lots={lots} />
    </Card>
  )
}

function LotEditor({ lines, lots: { lots, setLots, tooLong } }: { lines: readonly Line[]; lots: LotsInput }) {
  const t = useText()
  const language = useLanguage()
  const rows = useMemo(() => lines.map(line => ({ ...line, lot: lots[line.id] ?? '' })), [lines, lots])
  const columns = useMemo<LineColumn<Line>[]>(
    () => [
      {
        key: 'item',
        kind: 'computed',
        align: 'start',
        width: 'minmax(9rem, 3fr)',
        label: t('line.item'),
        get: itemName,
      },
      {
        key: 'specification',
        kind: 'computed',
        align: 'start',
        width: 'minmax(7rem, 2fr)',
        label: t('line.specification'),
        get: line => line.specification,
      },
      {
        key: 'quantity',
        kind: 'computed',
        width: '7rem',
        label: t('line.quantity'),
        get: line => formatQuantity(line.quantity, line.unit),
      },
      {
        key: 'lot',
        kind: 'text',
        width: 'minmax(8rem, 2fr)',
        label: t('line.lot'),
        get: line => line.lot,
        set: (line, lot) => ({ ...line, lot }),
      },
    ],
    [t],
  )
  const errors = Object.fromEntries(tooLong.map(id => [id, { lot: errorMessage('too_long', language, LOT_LIMIT) }]))
  return (
    <LineEditor
      label={t('lines.title')}
      rows={rows}
      columns={columns}
      errors={errors}
      onChange={changed => setLots(Object.fromEntries(changed.map(({ id, lot }) => [id, lot])))}
    />
  )
}

function itemName({ itemCode, description }: Line): string {
  return [itemCode, description].filter(Boolean).join(' ')
}
