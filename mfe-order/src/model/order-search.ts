import { documentListSearch } from '@torrent/portal-kit'
import { STATUSES } from './status.ts'

/** The address of the list of orders. */
export const orderSearch = documentListSearch(STATUSES)
