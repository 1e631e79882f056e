import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { live, useIntent, useListState } from '@torrent/portal-kit'
import { DocumentList, toListInput } from '@torrent/portal-kit/document-list'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { quoteSearch } from '../model/quote-search.ts'

/** The list of quotes; its filters, order and page stand in the address. */
export function QuoteList() {
  const t = useText()
  const control = useListState(quoteSearch)
  const list = useQuery({
    ...bff.list.queryOptions(toListInput(control.state), live('quote')),
    placeholderData: keepPreviousData,
  })
  const counts = useQuery(bff.counts.queryOptions(undefined, live('quote')))
  const newQuote = useIntent('quote.new').href({})
  return (
    <DocumentList
      kind="quote"
      title={t('list.title')}
      searchLabel={t('list.search')}
      columns={[
        'number',
        'title',
        'partner',
        'date',
        { column: 'due', label: t('field.validUntil') },
        'amount',
        'status',
        'updated',
      ]}
      control={control}
      answer={list.data}
      counts={counts.data}
      href={row => `/quotes/${row.id}`}
      create={newQuote ? { label: t('list.new'), href: newQuote } : undefined}
      empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      none={{ title: t('list.none.title'), body: t('list.none.body') }}
    />
  )
}
