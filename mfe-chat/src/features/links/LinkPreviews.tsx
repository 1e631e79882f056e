import { type DocumentAddress, documentOfHref, Slot } from '@torrent/portal-kit'
import { DocumentCardSkeleton } from '@torrent/ui/document'
import { bodyParts } from '../../model/body-parts.ts'
import { useIsInView } from './document-in-view.ts'
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
        <LinkPreview key={`${kind}/${id}`} kind={kind} id={id} />
      ))}
    </div>
  )
}

function LinkPreview({ kind, id }: DocumentAddress) {
  if (useIsInView(kind, id)) return null
  return (
    <Slot
      name="document.card"
      documentKind={kind}
      context={{ kind, id, version: '', change: '' }}
      waiting={<DocumentCardSkeleton />}
    />
  )
}

function linkedDocuments(body: string): DocumentAddress[] {
  const found = new Map<string, DocumentAddress>()
  for (const part of bodyParts(body)) {
    const document = part.kind === 'link' ? documentOfHref(part.href) : undefined
    if (document) found.set(`${document.kind}/${document.id}`, document)
  }
  return [...found.values()].slice(0, MOST)
}
