import { useLanguage } from '@torrent/portal-kit'
import { DocumentHistory, useDocumentKinds } from '@torrent/portal-kit/documents'
import type { IconName, Tone } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import type { HistoryEntry } from '../bff.ts'
import { messages } from '../messages/ja.ts'
import { useText } from '../messages/use-text.ts'

const LOOKS: Readonly<Record<string, { icon: IconName; tone?: Tone }>> = {
  created: { icon: 'plus' },
  picking: { icon: 'package', tone: 'info' },
  packed: { icon: 'package', tone: 'info' },
  undone: { icon: 'undo' },
  shipped: { icon: 'shipment', tone: 'success' },
  delivered: { icon: 'check', tone: 'success' },
  cancelled: { icon: 'ban', tone: 'danger' },
}

/** Fields whose changes mean something to a reader, with the text that names them. When it was, the entry says. */
const FIELDS: Readonly<Record<string, keyof typeof messages>> = {
  status: 'field.status',
  plannedDate: 'field.plannedDate',
  shipTo: 'field.shipTo',
  carrier: 'field.carrier',
  trackingNumber: 'field.trackingNumber',
  receivedBy: 'field.receivedBy',
  note: 'field.note',
}

/** What happened to a shipment. */
export function ShipmentHistory({ changes }: { changes: readonly HistoryEntry[] }) {
  const t = useText()
  const language = useLanguage()
  const view = useDocumentKinds()('shipment')

  function fieldLabel(field: string): string | undefined {
    const known = FIELDS[field]
    if (known) return t(known)
    const [, position] = /^lines\[(\d+)\]\.lot$/.exec(field) ?? []
    return position && `${t('lines.title')} ${position} ${t('line.lot')}`
  }

  return (
    <DocumentHistory
      changes={changes}
      describe={type => {
        const key = `history.${type}`
        return { label: key in messages ? t(key as keyof typeof messages) : type, ...LOOKS[type] }
      }}
      fieldLabel={fieldLabel}
      formatValue={(field, value) => {
        if (value === '') return ''
        if (field === 'status') return view.status(value).label
        return field === 'plannedDate' ? formatDate(value, language) : value
      }}
    />
  )
}
