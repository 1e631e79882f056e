import { Slot } from '@torrent/portal-kit'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import styles from './links.module.css'

type Posting = NonNullable<Message['document']>

/** What happened to a document, in words, and the document as it is now, shown by who owns its kind. */
export function DocumentPostingCard({ posting }: { posting: Posting }) {
  const t = useText()
  const { kind, id, number, change, version, note } = posting
  return (
    <div className={styles.posting}>
      <p className={styles.happened}>{sentence(t, change, number)}</p>
      {note !== '' && <blockquote className={styles.note}>{note}</blockquote>}
      <Slot
        name="document.card"
        documentKind={kind}
        context={{ kind, id, version: String(version), change }}
        waiting={<DocumentCardSkeleton />}
      />
    </div>
  )
}

const KNOWN = new Set([
  'created',
  'edited',
  'submitted',
  'approved',
  'rejected',
  'sent',
  'closed',
  'reserved',
  'released',
  'ordered',
  'confirmed',
  'held',
  'resumed',
  'cancelled',
  'allocated',
  'shipped',
  'picking',
  'packed',
  'delivered',
  'undone',
] as const)

type Known = typeof KNOWN extends Set<infer Change> ? Change : never

function isKnown(change: string): change is Known {
  return (KNOWN as ReadonlySet<string>).has(change)
}

function sentence(t: ReturnType<typeof useText>, change: string, number: string): string {
  return isKnown(change) ? t(`posting.${change}`, { number }) : t('posting.changed', { number })
}
