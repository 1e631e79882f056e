import { useQuery } from '@tanstack/react-query'
import { live, useSearchId } from '@torrent/portal-kit'
import { DocumentSkeleton } from '@torrent/ui'
import { bff } from '../bff.ts'
import { DirectOrder } from '../features/DirectOrder.tsx'
import { OrderFromQuote } from '../features/OrderFromQuote.tsx'

/** A new order: of a quote that the address names (`?quote=<id>`), or entered directly. */
export function NewOrder() {
  const quote = useSearchId('quote')
  return quote === undefined ? <DirectOrder /> : <FromQuote key={quote} id={quote} />
}

function FromQuote({ id }: { id: string }) {
  const quote = useQuery(bff.quote.queryOptions({ id }, live('quote', id)))
  return quote.data ? <OrderFromQuote quote={quote.data} /> : <DocumentSkeleton />
}
