import { type Crumb, Stack } from '@torrent/ui'
import { type DocumentAction, DocumentHeader, DocumentLayout, DocumentStepper } from '@torrent/ui/document'
import type { ReactNode } from 'react'
import { usePageTitle } from '../page/use-page-title.ts'
import { useDocumentKinds } from './document-kind.ts'
import { RelatedDocuments, type RelatedDocumentsProps } from './RelatedDocuments.tsx'

/** Where a document stands on the way that most of its kind go. */
export interface DocumentProgress {
  /** Statuses in order. */
  way: readonly string[]
  /** The index of the step it has come to. */
  at: number
  /** It left the way there and does not go on. */
  stopped: boolean
}

export interface DocumentPageProps {
  kind: string
  id: string
  number: string
  status: string
  /** Subject and partner. */
  title: string
  /** The list that it stands in. */
  list: Crumb
  /** Only what this person may do now. */
  actions: readonly DocumentAction[]
  progress: DocumentProgress
  related: RelatedDocumentsProps['documents'] | undefined
  /** What happened to it, usually a DocumentHistory. */
  history: ReactNode
  children: ReactNode
}

/** The screen of one document: status and actions, where it stands, the document itself, its chain and history. */
export function DocumentPage(props: DocumentPageProps) {
  const { kind, id, number, status, title, list, actions, progress, related, history, children } = props
  const view = useDocumentKinds()(kind)
  usePageTitle(number)
  const { way, at, stopped } = progress
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[list]}
          number={number}
          title={title}
          status={view.status(status)}
          actions={actions}
        />
      }
      aside={
        <Stack>
          <RelatedDocuments currentId={id} documents={related ?? []} />
          {history}
        </Stack>
      }
    >
      <Stack>
        <DocumentStepper
          steps={way.map((step, index) => ({
            // On a side step (rejected, on hold) the document's own status stands in the place of the usual one.
            label: view.status(index === at ? status : step).label,
            state: index === at ? (stopped ? 'stopped' : 'current') : index < at ? 'done' : 'upcoming',
          }))}
        />
        {children}
      </Stack>
    </DocumentLayout>
  )
}
