import { errorMessage } from '@torrent/contracts/errors'
import { Button, Card, Row } from '@torrent/ui'
import { formatQuantity } from '@torrent/ui/format'
import { type LineColumn, LineEditor } from '@torrent/ui/lines'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../host/use-host.ts'
import { useKitText } from '../text/kit-text.ts'
import {
  nothingOf,
  type OpenLine,
  QUANTITY_PLACES,
  type Quantities,
  quantityOf,
  quantityProblems,
} from './open-quantities.ts'

export interface OpenLinesProps {
  title: string
  lines: readonly OpenLine[]
  quantities: Quantities
  onChange: (quantities: Quantities) => void
  /** Further columns for reading, e.g. prices. Keep the array the same between renders. */
  more?: readonly OpenLinesColumn[]
  /** Under the lines: totals. */
  footer?: ReactNode
}

export interface OpenLinesColumn {
  key: string
  label: string
  /** CSS grid track. */
  width: string
  cell: (lineId: string) => ReactNode
}

interface OpenRow extends OpenLine {
  quantity: string
}

const noColumns: readonly OpenLinesColumn[] = []

/**
 * The lines of a document, with how much of each goes into the next one: all that is open unless something else is
 * typed. What is wrong is said at once; nobody has to press a button to learn it.
 */
export function OpenLines(props: OpenLinesProps) {
  const { title, lines, quantities, onChange, more = noColumns, footer } = props
  const t = useKitText()
  const language = useLanguage()
  const rows = useMemo(
    () => lines.map(line => ({ ...line, quantity: quantityOf(line, quantities) })),
    [lines, quantities],
  )
  const columns = useMemo<LineColumn<OpenRow>[]>(
    () => [
      {
        key: 'item',
        kind: 'computed',
        align: 'start',
        width: 'minmax(9rem, 3fr)',
        label: t('open.item'),
        get: line => [line.itemCode, line.description].filter(Boolean).join(' '),
      },
      {
        key: 'specification',
        kind: 'computed',
        align: 'start',
        width: 'minmax(7rem, 2fr)',
        label: t('open.specification'),
        get: line => line.specification,
      },
      {
        key: 'open',
        kind: 'computed',
        width: '8rem',
        label: t('open.open'),
        get: line => formatQuantity(line.openQuantity, line.unit),
      },
      {
        key: 'quantity',
        kind: 'quantity',
        width: '9rem',
        label: t('open.quantity'),
        places: QUANTITY_PLACES,
        unit: line => line.unit,
        get: line => line.quantity,
        set: (line, quantity) => ({ ...line, quantity }),
      },
      ...more.map(({ key, label, width, cell }) => ({
        key,
        label,
        width,
        kind: 'computed' as const,
        get: (line: OpenRow) => cell(line.id),
      })),
    ],
    [t, more],
  )
  const problems = quantityProblems(lines, quantities)
  const errors = Object.fromEntries(
    Object.entries(problems).map(([id, problem]) => {
      const params = 'params' in problem ? problem.params : {}
      return [id, { quantity: errorMessage(problem.code, language, params) }]
    }),
  )
  return (
    <Card
      title={title}
      flush
      footer={footer}
      actions={
        <Row>
          <Button size="sm" variant="subtle" onClick={() => onChange({})}>
            {t('open.all')}
          </Button>
          <Button size="sm" variant="subtle" onClick={() => onChange(nothingOf(lines))}>
            {t('open.none')}
          </Button>
        </Row>
      }
    >
      <LineEditor
        label={title}
        rows={rows}
        columns={columns}
        errors={errors}
        onChange={changed => onChange(typed(lines, quantities, changed))}
      />
    </Card>
  )
}

/** Only what differs from what was shown is remembered as typed. */
function typed(lines: readonly OpenLine[], quantities: Quantities, changed: readonly OpenRow[]): Quantities {
  const shown = new Map(lines.map(line => [line.id, quantityOf(line, quantities)]))
  const different = changed.filter(row => row.quantity !== shown.get(row.id))
  return { ...quantities, ...Object.fromEntries(different.map(row => [row.id, row.quantity])) }
}
