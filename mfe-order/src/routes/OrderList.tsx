import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { live, useIntent, useListState } from '@torrent/portal-kit'
import { DocumentList, toListInput } from '@torrent/portal-kit/document-list'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { orderSearch } from '../model/order-search.ts'

/** The list of orders; its filters, order and page stand in the address. */
export function OrderList() {
  const t = useText()
  const control = useListState(orderSearch)
  const list = useQuery({
    ...bff.list.queryOptions(toListInput(control.state), live('order')),
    placeholderData: keepPreviousData,
  })
  const counts = useQuery(bff.counts.queryOptions(undefined, live('order')))
  const newOrder = useIntent('order.new').href({})
  return (
    <DocumentList
      kind="order"
      title={t('list.title')}
      searchLabel={t('list.search')}
      columns={[
        'number',
        'title',
        'partner',
        { column: 'date', label: t('column.date') },
        { column: 'due', label: t('column.due') },
        'amount',
        'status',
        'updated',
      ]}
      control={control}
      answer={list.data}
      counts={counts.data}
      href={row => `/orders/${row.id}`}
      create={newOrder ? { label: t('list.new'), href: newOrder } : undefined}
      empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      none={{ title: t('list.none.title'), body: t('list.none.body') }}
    />
  )
}
