import { useLanguage } from '@torrent/portal-kit'
import { DocumentHistory, useDocumentKinds } from '@torrent/portal-kit/documents'
import { useLineFieldLabel } from '@torrent/portal-kit/sales'
import type { IconName, Tone } from '@torrent/ui'
import { formatDate, formatQuantity } from '@torrent/ui/format'
import type { HistoryEntry } from '../bff.ts'
import { messages } from '../messages/ja.ts'
import { useText } from '../messages/use-text.ts'

const LOOKS: Readonly<Record<string, { icon: IconName; tone?: Tone }>> = {
  created: { icon: 'plus' },
  edited: { icon: 'edit' },
  confirmed: { icon: 'check', tone: 'success' },
  held: { icon: 'pause', tone: 'warning' },
  resumed: { icon: 'play', tone: 'info' },
  cancelled: { icon: 'ban', tone: 'danger' },
  allocated: { icon: 'lock' },
  released: { icon: 'undo' },
  shipped: { icon: 'shipment', tone: 'success' },
}

/** Fields whose changes mean something to a reader, with the text that names them. Reasons stand in the entry itself. */
const FIELDS: Readonly<Record<string, keyof typeof messages>> = {
  status: 'field.status',
  customerPo: 'field.customerPo',
  requestedDate: 'field.requestedDate',
  promisedDate: 'field.promisedDate',
  deliveryPlace: 'field.deliveryPlace',
  note: 'field.note',
}

/** What happened to an order. */
export function OrderHistory({ changes }: { changes: readonly HistoryEntry[] | undefined }) {
  const t = useText()
  const language = useLanguage()
  const view = useDocumentKinds()('order')
  const lineLabel = useLineFieldLabel({
    allocatedQuantity: t('line.allocated'),
    shippedQuantity: t('line.shipped'),
  })
  return (
    <DocumentHistory
      changes={changes}
      describe={type => {
        const key = `history.${type}`
        return { label: key in messages ? t(key as keyof typeof messages) : type, ...LOOKS[type] }
      }}
      fieldLabel={field => {
        const known = FIELDS[field]
        return known ? t(known) : lineLabel(field)
      }}
      formatValue={(field, value) => {
        if (field.endsWith('Quantity')) return formatQuantity(value || '0')
        if (value === '') return ''
        if (field === 'status') return view.status(value).label
        return field.endsWith('Date') ? formatDate(value, language) : value
      }}
    />
  )
}
