import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { live, useAllowed, useListState } from '@torrent/portal-kit'
import { DocumentList, toListInput } from '@torrent/portal-kit/document-list'
import { bff, type ListInput } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { entrySearch } from '../model/entry-search.ts'

export function EntryList() {
  const t = useText()
  const control = useListState(entrySearch)
  const input = toListInput(control.state) as ListInput
  const list = useQuery({
    ...bff.list.queryOptions(input, live('sampleparts')),
    placeholderData: keepPreviousData,
  })
  const counts = useQuery(bff.counts.queryOptions(undefined, live('sampleparts')))
  const mayCreate = useAllowed('order.create')
  return (
    <DocumentList
      kind="sampleparts"
      title={t('list.title')}
      searchLabel={t('list.search')}
      columns={[
        'number',
        { column: 'title', label: t('field.title') },
        { column: 'owner', label: t('field.owner') },
        { column: 'due', label: t('field.due') },
        'status',
        'updated',
      ]}
      control={control}
      answer={list.data}
      counts={counts.data}
      href={row => `/sample-parts/${row.id}`}
      create={mayCreate ? { label: t('list.new'), href: '/sample-parts/new' } : undefined}
      empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      none={{ title: t('list.none.title'), body: t('list.none.body') }}
    />
  )
}
