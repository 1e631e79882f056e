import { documentListSearch } from '@torrent/portal-kit'
import { STATUSES } from './status.ts'

/** The address of the list of quotes. */
export const quoteSearch = documentListSearch(STATUSES)
