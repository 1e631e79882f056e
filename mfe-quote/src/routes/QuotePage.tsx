import { useQuery } from '@tanstack/react-query'
import { live, usePathParam } from '@torrent/portal-kit'
import { DocumentPage, ReasonDialog } from '@torrent/portal-kit/documents'
import { Alert, Card, DocumentSkeleton } from '@torrent/ui'
import { bff } from '../bff.ts'
import { QuoteDetails } from '../features/QuoteDetails.tsx'
import { QuoteHistory } from '../features/QuoteHistory.tsx'
import { QuoteLines } from '../features/QuoteLines.tsx'
import { useQuoteActions } from '../features/use-quote-actions.ts'
import { useText } from '../messages/use-text.ts'
import { progressOf } from '../model/status.ts'

/** One quote: what it says, what may be done with it, what happened to it, and what became of it. */
export function QuotePage() {
  const t = useText()
  const id = usePathParam('id')
  const quote = useQuery(bff.get.queryOptions({ id }, live('quote', id)))
  const history = useQuery(bff.history.queryOptions({ id }, live('quote', id)))
  const related = useQuery(bff.related.queryOptions({ id }, live(['quote', 'order', 'shipment'])))
  const { actions, dialog } = useQuoteActions(quote.data)
  if (!quote.data) return <DocumentSkeleton />

  const { number, status, state } = quote.data
  return (
    <DocumentPage
      kind="quote"
      id={id}
      number={number}
      status={status}
      title={`${state.subject} — ${state.customer?.name ?? ''}`}
      list={{ label: t('list.title'), href: '/quotes' }}
      actions={actions}
      progress={progressOf(status)}
      related={related.data}
      history={<QuoteHistory changes={history.data} />}
    >
      {(status === 'rejected' || status === 'lost') && (
        <Alert tone="danger" title={t(status === 'lost' ? 'lost.title' : 'rejected.title')}>
          {state.reason}
        </Alert>
      )}
      <Card>
        <QuoteDetails quote={state} />
      </Card>
      <QuoteLines quote={state} />
      <ReasonDialog {...dialog} />
    </DocumentPage>
  )
}
