import type { Bootstrap } from '@torrent/contracts/bootstrap'
import { isLanguage, isTheme } from '@torrent/contracts/preferences'

/** Id of the data block that the gateway writes into the page. */
const BLOCK = 'torrent-bootstrap'

/** Where nothing was written into the page (a static file server), the shell shows the sign-in page. */
const nobody: Bootstrap = { user: null, actions: [], remotes: [], language: 'ja', theme: 'auto' }

/** What the gateway wrote into the page about the person, their tenant and the live micro-frontends. */
export function readBootstrap(page: Document): Bootstrap {
  const text = page.getElementById(BLOCK)?.textContent
  if (!text) return nobody
  const written: Partial<Bootstrap> = JSON.parse(text)
  return {
    user: written.user ?? null,
    actions: written.actions ?? [],
    remotes: written.remotes ?? [],
    previews: written.previews ?? [],
    language: isLanguage(written.language) ? written.language : 'ja',
    theme: isTheme(written.theme) ? written.theme : 'auto',
  }
}
