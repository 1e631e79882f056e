import { Card, Link, Skeleton } from '@torrent/ui'
import { RelatedChain } from '@torrent/ui/document'
import { getHost } from '../host/host.ts'
import { resolveIntent } from '../intents/resolve-intent.ts'
import { useKitText } from '../text/kit-text.ts'
import { useDocumentKinds } from './document-kind.ts'

export interface RelatedDocumentsProps {
  /** The id of the document shown. */
  currentId: string
  /** The whole chain in the order of the business, as the BFF's `related` answers it; undefined until it does. */
  documents: readonly { kind: string; id: string; number: string; status: string }[] | undefined
}

/** The chain of documents that this one belongs to. Those this person may not open are named without a link. */
export function RelatedDocuments({ currentId, documents }: RelatedDocumentsProps) {
  const t = useKitText()
  const kinds = useDocumentKinds()
  const { remotes, actions } = getHost()
  if (!documents) {
    return (
      <Card title={t('documents.related')}>
        <Skeleton height={36} />
      </Card>
    )
  }
  if (documents.length < 2) return <Card title={t('documents.related')}>{t('documents.noRelated')}</Card>

  const kindOf = new Map(documents.map(document => [document.id, document.kind]))
  return (
    <Card title={t('documents.related')}>
      <RelatedChain
        groups={[...new Set(documents.map(document => document.kind))].map(kind => ({
          label: kinds(kind).label,
          icon: kinds(kind).icon,
          documents: documents
            .filter(document => document.kind === kind)
            .map(({ id, number, status }) => ({
              id,
              number,
              status: kinds(kind).status(status),
              current: id === currentId,
            })),
        }))}
        renderLink={({ id }, link) => {
          const { intent } = kinds(kindOf.get(id) ?? '')
          const href = intent && resolveIntent(remotes, actions, intent, { id })
          return href === undefined ? null : <Link href={href} {...link} />
        }}
      />
    </Card>
  )
}
