import { documentListSearch } from '@torrent/portal-kit'
import { STATUSES } from './status.ts'

/** The address of the list of shipments. */
export const shipmentSearch = documentListSearch(STATUSES)
