import { listSearch } from '@torrent/portal-kit'

/** The address of the list of micro-frontends: what is searched for. */
export const releasesSearch = listSearch({ sort: ['name'], defaultSort: 'name', filters: {} })

const TABS = ['releases', 'compare', 'log'] as const

/** The address of one micro-frontend: the open tab, its page, and which two releases are compared. */
export interface MicroFrontendSearch {
  tab?: string
  page?: string
  from?: string
  to?: string
}

/** For the route's `validateSearch`: drops what the page does not know. */
export function microFrontendSearch(raw: Record<string, unknown>): MicroFrontendSearch {
  const search: MicroFrontendSearch = {}
  if (TABS.some(tab => tab === raw.tab) && raw.tab !== TABS[0]) search.tab = String(raw.tab)
  const page = String(raw.page ?? '')
  if (/^[1-9]\d{0,4}$/.test(page) && page !== '1') search.page = page
  for (const key of ['from', 'to'] as const) {
    const version = raw[key]
    if (typeof version === 'string' && /^[0-9A-Za-z.-]{1,64}$/.test(version)) search[key] = version
  }
  return search
}
