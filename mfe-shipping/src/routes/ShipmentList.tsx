import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { live, useIntent, useListState } from '@torrent/portal-kit'
import { DocumentList, toListInput } from '@torrent/portal-kit/document-list'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { shipmentSearch } from '../model/shipment-search.ts'

/** The list of shipments; its filters, order and page stand in the address. */
export function ShipmentList() {
  const t = useText()
  const control = useListState(shipmentSearch)
  const list = useQuery({
    ...bff.list.queryOptions(toListInput(control.state), live('shipment')),
    placeholderData: keepPreviousData,
  })
  const counts = useQuery(bff.counts.queryOptions(undefined, live('shipment')))
  const { available } = useIntent('shipment.createFromOrder')
  return (
    <DocumentList
      kind="shipment"
      title={t('list.title')}
      searchLabel={t('list.search')}
      columns={['number', 'title', 'partner', { column: 'due', label: t('field.plannedDate') }, 'status', 'updated']}
      control={control}
      answer={list.data}
      counts={counts.data}
      href={row => `/shipments/${row.id}`}
      create={available ? { label: t('list.new'), href: '/shipments/new' } : undefined}
      empty={{ title: t('list.empty.title'), body: t('list.empty.body') }}
      none={{ title: t('list.none.title'), body: t('list.none.body') }}
    />
  )
}
