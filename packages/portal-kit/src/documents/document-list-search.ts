import { type ListSearch, type ListState, listSearch } from '../list/list-search.ts'

/** What every list of documents can be sorted by; the query service knows the same names. */
export const DOCUMENT_SORTS = ['number', 'title', 'partner', 'date', 'due', 'amount', 'status', 'updated'] as const

export type DocumentSort = (typeof DOCUMENT_SORTS)[number]
type Filters = { status: readonly string[] }

export type DocumentListState = ListState<DocumentSort, Filters>

/** The address of a list of documents: text, statuses, sorting, page. */
export function documentListSearch(statuses: readonly string[]): ListSearch<DocumentSort, Filters> {
  return listSearch({
    sort: DOCUMENT_SORTS,
    defaultSort: '-updated',
    filters: { status: statuses } as Filters,
    defaultPageSize: 25,
  })
}

/** The state of the list as the `list` procedure of a BFF takes it. */
export function toListInput({ q, page, pageSize, sort, filters }: DocumentListState) {
  return { text: q, page, pageSize, sort, statuses: [...filters.status] }
}
