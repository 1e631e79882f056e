import { listSearch } from '@torrent/portal-kit'

/** The address of the log: of which micro-frontend, and which page. */
export const logSearch = listSearch({
  sort: ['at'],
  defaultSort: '-at',
  filters: { name: 'text' },
  defaultPageSize: 25,
})
