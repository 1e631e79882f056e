import { type Crumb, ListSkeleton, Stack } from '@torrent/ui'
import {
  type DocumentAction,
  DocumentHeader,
  DocumentLayout,
  DocumentStepper,
  type StepState,
} from '@torrent/ui/document'
import { formatInstant } from '@torrent/ui/format'
import { type ReactNode, useMemo } from 'react'
import { useLanguage } from '../host/use-host.ts'
import { usePageTitle } from '../page/use-page-title.ts'
import { Slot } from '../slots/Slot.tsx'
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
  /** When it came to a step, RFC 3339, by status; shown where it is known. */
  times?: Readonly<Record<string, string>>
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
  related: RelatedDocumentsProps['documents']
  /** What happened to it, usually a DocumentHistory. */
  history: ReactNode
  children: ReactNode
}

/**
 * The screen of one document: status and actions, where it stands, the document itself, its chain, what is said about it
 * (a piece of whoever fills the slot `document.discussion`) and its history.
 */
export function DocumentPage(props: DocumentPageProps) {
  const { kind, id, number, status, title, list, actions, progress, related, history, children } = props
  const view = useDocumentKinds()(kind)
  usePageTitle(number)
  const language = useLanguage()
  const { way, at } = progress
  const discussed = useMemo(() => ({ kind, id, number }), [kind, id, number])
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
          <RelatedDocuments currentId={id} documents={related} />
          <Slot name="document.discussion" context={discussed} waiting={<ListSkeleton />} />
          {history}
        </Stack>
      }
    >
      <Stack>
        <DocumentStepper
          steps={way.map((step, index) => ({
            // On a side step (rejected, on hold) the document's own status stands in the place of the usual one.
            label: view.status(index === at ? status : step).label,
            state: stateOf(index, progress),
            hint: progress.times?.[step] && formatInstant(progress.times[step], language),
          }))}
        />
        {children}
      </Stack>
    </DocumentLayout>
  )
}

/** At the end of the way nothing is under way any more. */
function stateOf(index: number, { way, at, stopped }: DocumentProgress): StepState {
  if (index !== at) return index < at ? 'done' : 'upcoming'
  if (stopped) return 'stopped'
  return at === way.length - 1 ? 'done' : 'current'
}
