import { useQuery } from '@tanstack/react-query'
import { live, usePageTitle, usePathParam } from '@torrent/portal-kit'
import { ReasonDialog, RelatedDocuments, useDocumentKinds } from '@torrent/portal-kit/documents'
import { Alert, Card, DocumentSkeleton, Stack } from '@torrent/ui'
import { DocumentHeader, DocumentLayout, DocumentStepper } from '@torrent/ui/document'
import { bff } from '../bff.ts'
import { QuoteDetails } from '../features/QuoteDetails.tsx'
import { QuoteHistory } from '../features/QuoteHistory.tsx'
import { QuoteLines } from '../features/QuoteLines.tsx'
import { useQuoteActions } from '../features/use-quote-actions.ts'
import { useText } from '../messages/use-text.ts'
import { progressOf, USUAL_WAY } from '../model/status.ts'

/** One quote: what it says, what may be done with it, what happened to it, and what became of it. */
export function QuotePage() {
  const t = useText()
  const id = usePathParam('id')
  const quote = useQuery(bff.get.queryOptions({ id }, live('quote', id)))
  const history = useQuery(bff.history.queryOptions({ id }, live('quote', id)))
  const related = useQuery(bff.related.queryOptions({ id }, live(['quote', 'order', 'shipment'])))
  const view = useDocumentKinds()('quote')
  usePageTitle(quote.data?.number)
  const { actions, dialog } = useQuoteActions(quote.data)
  if (!quote.data) return <DocumentSkeleton />

  const { number, status, state } = quote.data
  const { at, stopped } = progressOf(status)
  return (
    <DocumentLayout
      header={
        <DocumentHeader
          breadcrumbs={[{ label: t('list.title'), href: '/quotes' }]}
          number={number}
          title={`${state.subject} — ${state.customer?.name ?? ''}`}
          status={view.status(status)}
          actions={actions}
        />
      }
      aside={
        <Stack>
          <RelatedDocuments currentId={id} documents={related.data ?? []} />
          <QuoteHistory changes={history.data ?? []} />
        </Stack>
      }
    >
      <Stack>
        <DocumentStepper
          steps={USUAL_WAY.map((step, index) => ({
            label: view.status(index === at ? status : step).label,
            state: index === at ? (stopped ? 'stopped' : 'current') : index < at ? 'done' : 'upcoming',
          }))}
        />
        {status === 'rejected' && (
          <Alert tone="danger" title={t('rejected.title')}>
            {state.reason}
          </Alert>
        )}
        <Card>
          <QuoteDetails quote={state} />
        </Card>
        <QuoteLines quote={state} />
      </Stack>
      <ReasonDialog {...dialog} />
    </DocumentLayout>
  )
}
