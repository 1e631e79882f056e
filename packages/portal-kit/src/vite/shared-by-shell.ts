import type { Plugin } from 'vite'
import { sharedVersions } from './shared-modules.ts'

/** The module that the shell imports to hand its copies to the federation runtime. */
const MODULE = 'virtual:torrent/shared'

/** What is in the shell's first load anyway; the others are fetched when the first micro-frontend asks for them. */
export const sharedAtOnce: ReadonlySet<string> = new Set([
  'react',
  'react-dom',
  '@torrent/ui',
  '@torrent/portal-kit',
  '@torrent/portal-kit/react-query',
  '@torrent/portal-kit/react-router',
])

/**
 * Writes the module that lists what the shell shares. The shell itself imports everything directly, as in any other Vite
 * build: it is always the provider, so nothing of its own has to wait for federation, and no wrapper code weighs on the
 * first load (20 kB gzip less than the federation plugin's host, and two rounds of requests fewer).
 */
export function sharedByShell(): Plugin {
  return {
    name: 'torrent:shared-by-shell',
    resolveId: id => (id === MODULE ? `\0${MODULE}` : undefined),
    load: id => (id === `\0${MODULE}` ? writeModule() : undefined),
  }
}

function writeModule(): string {
  const imports: string[] = []
  const entries = Object.entries(sharedVersions()).map(([name, version], index) => {
    const quoted = JSON.stringify(name)
    if (sharedAtOnce.has(name)) {
      imports.push(`import * as module${index} from ${quoted}`)
      return `${quoted}: { version: ${JSON.stringify(version)}, lib: () => module${index} }`
    }
    return `${quoted}: { version: ${JSON.stringify(version)}, get: () => import(${quoted}).then(module => () => module) }`
  })
  return `${imports.join('\n')}\nexport const shared = {\n${entries.join(',\n')}\n}\n`
}
