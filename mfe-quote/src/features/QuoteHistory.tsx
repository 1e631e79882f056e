import { useLanguage } from '@torrent/portal-kit'
import { DocumentHistory, useDocumentKinds } from '@torrent/portal-kit/documents'
import { useLineFieldLabel } from '@torrent/portal-kit/sales'
import type { IconName, Tone } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import type { HistoryEntry } from '../bff.ts'
import { messages } from '../messages/ja.ts'
import { useText } from '../messages/use-text.ts'

const LOOKS: Readonly<Record<string, { icon: IconName; tone?: Tone }>> = {
  created: { icon: 'plus' },
  edited: { icon: 'edit' },
  submitted: { icon: 'send', tone: 'info' },
  approved: { icon: 'check', tone: 'success' },
  rejected: { icon: 'x', tone: 'danger' },
  sent: { icon: 'mail', tone: 'info' },
  closed: { icon: 'archive' },
  reserved: { icon: 'lock' },
  released: { icon: 'undo' },
  ordered: { icon: 'order', tone: 'success' },
}

/** Fields whose changes mean something to a reader, with the text that names them. */
const FIELDS: Readonly<Record<string, keyof typeof messages>> = {
  status: 'field.status',
  customer: 'field.customer',
  subject: 'field.subject',
  contact: 'field.contact',
  validUntil: 'field.validUntil',
  deliveryTerms: 'field.deliveryTerms',
  deliveryPlace: 'field.deliveryPlace',
  paymentTerms: 'field.paymentTerms',
  note: 'field.note',
}

/** What happened to a quote. */
export function QuoteHistory({ changes }: { changes: readonly HistoryEntry[] | undefined }) {
  const t = useText()
  const language = useLanguage()
  const view = useDocumentKinds()('quote')
  const lineLabel = useLineFieldLabel()

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
        if (value === '') return ''
        if (field === 'status') return view.status(value).label
        return field === 'validUntil' ? formatDate(value, language) : value
      }}
    />
  )
}
