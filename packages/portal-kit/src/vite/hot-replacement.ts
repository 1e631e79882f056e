import { join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'

/**
 * Hot replacement inside a running portal. The page runs the production build of React, which has no Fast Refresh;
 * instead every change bubbles up to the micro-frontend's entry, and portal-kit swaps its routes in place: no page
 * reload, the address, the query cache and saved drafts stay.
 */
export function hotReplacement({ name, entry }: { name: string; entry: string }): Plugin {
  let entryFile = ''
  return {
    name: 'torrent:hot-replacement',
    apply: 'serve',
    configResolved(config) {
      entryFile = normalizePath(join(config.root, entry))
    },
    transform(code, id) {
      if (id.split('?')[0] !== entryFile) return undefined
      return {
        code: `${code}
import { replaceMicroFrontend as torrentReplace } from '@torrent/portal-kit'
if (import.meta.hot) {
  import.meta.hot.accept(next => next && torrentReplace(${JSON.stringify(name)}, next.microFrontend))
}
`,
        map: null,
      }
    },
  }
}
