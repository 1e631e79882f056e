import { documentHref, Slot } from '@torrent/portal-kit'
import { Link } from '@torrent/ui'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { WITH_CARD } from '../../model/timeline-rows.ts'
import { useIsInView } from './document-in-view.ts'
import styles from './links.module.css'

type Posting = NonNullable<Message['document']>

/**
 * What happened to a document, in words; where it begins or waits for a decision with the document itself, as who owns its
 * kind shows it, unless it stands beside already.
 * @param superseded the document itself is shown further below
 */
export function DocumentPostingCard({ posting, superseded }: { posting: Posting; superseded?: boolean }) {
  const t = useText()
  const { kind, id, number, change, version, note } = posting
  const href = documentHref(kind, id)
  const inView = useIsInView(kind, id)
  const [before = '', after = ''] = sentence(t, change).split(PLACE)
  return (
    <div className={styles.posting}>
      <p className={styles.happened}>
        {before}
        {href === undefined ? number : <Link href={href}>{number}</Link>}
        {after}
      </p>
      {note !== '' && <blockquote className={styles.note}>{note}</blockquote>}
      {WITH_CARD.has(change) && !superseded && !inView && (
        <Slot
          name="document.card"
          documentKind={kind}
          context={{ kind, id, version: String(version), change }}
          waiting={<DocumentCardSkeleton />}
        />
      )}
    </div>
  )
}

/** Stands for the number while the sentence is put together; in no text. */
const PLACE = '\u0000'

const KNOWN = [
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
] as const

function sentence(t: ReturnType<typeof useText>, change: string): string {
  const known = KNOWN.find(each => each === change)
  return t(known === undefined ? 'posting.changed' : `posting.${known}`, { number: PLACE })
}
