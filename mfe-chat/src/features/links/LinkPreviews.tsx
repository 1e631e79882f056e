import { type DocumentAddress, documentOfHref, Slot } from '@torrent/portal-kit'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { linkParts } from './link-parts.ts'
import styles from './links.module.css'

/** As many as a message shows; a list of twenty links is read as a list. */
const MOST = 3

/** Under a message: the business documents that it links to, each shown by who owns its kind. */
export function LinkPreviews({ body }: { body: string }) {
  if (!body.includes('://')) return null
  const documents = linkedDocuments(body)
  if (documents.length === 0) return null
  return (
    <div className={styles.previews}>
      {documents.map(({ kind, id }) => (
        <Slot
          key={`${kind}/${id}`}
          name="document.card"
          documentKind={kind}
          context={{ kind, id, version: '', change: '' }}
          waiting={<DocumentCardSkeleton />}
        />
      ))}
    </div>
  )
}

function linkedDocuments(body: string): DocumentAddress[] {
  const found = new Map<string, DocumentAddress>()
  for (const { href } of linkParts(body)) {
    const document = href === undefined ? undefined : documentOfHref(href)
    if (document) found.set(`${document.kind}/${document.id}`, document)
  }
  return [...found.values()].slice(0, MOST)
}
