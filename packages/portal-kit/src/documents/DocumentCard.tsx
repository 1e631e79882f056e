import { DocumentCard as Card, type DocumentCardProps as CardProps } from '@torrent/ui/document'
import { documentHref } from '../intents/document-href.ts'
import { useDocumentKinds } from './document-kind.ts'

export interface DocumentCardProps extends Pick<CardProps, 'number' | 'title' | 'facts' | 'actions' | 'children'> {
  kind: string
  id: string
  status: string
}

/** What the owner of a kind shows of one document in the slot `document.card`, where others talk of it. */
export function DocumentCard({ kind, id, status, ...card }: DocumentCardProps) {
  const view = useDocumentKinds()(kind)
  return (
    <Card {...card} kind={view.label} icon={view.icon} href={documentHref(kind, id)} status={view.status(status)} />
  )
}
