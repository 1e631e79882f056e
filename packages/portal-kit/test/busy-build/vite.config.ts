import { microFrontend } from '@torrent/portal-kit/vite'
import type { Plugin } from 'vite'

/** As on a machine with much else to do: it takes longer to come to the next module than the federation plugin waits. */
const busy: Plugin = {
  name: 'busy',
  load: {
    order: 'pre',
    async handler(id) {
      if (id.endsWith('page.ts')) await new Promise(resolve => setTimeout(resolve, 200))
      return null
    },
  },
}

export default microFrontend({ name: 'busy', plugins: [busy] })
