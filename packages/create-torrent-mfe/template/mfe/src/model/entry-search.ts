import { documentListSearch } from '@torrent/portal-kit'
import { STATUSES } from './status.ts'

/** The address of the list: text, statuses, sorting, page. */
export const entrySearch = documentListSearch(STATUSES)
