import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { normalizePath, type Plugin } from 'vite'
import { chunkFiles } from './chunk-files.ts'
import { kitVersion, sharedVersions } from './shared-modules.ts'

/** Written beside the shell's build as `torrent-shell.json`: what releases are checked against before they are live. */
export interface ShellFacts {
  /** Version of the portal contract, which is that of portal-kit. */
  portal: string
  /** Version of each module that the page shares. */
  shared: Readonly<Record<string, string>>
}

/** Written beside the shell's build as `torrent-page.json`: what the gateway needs to write a page around it. */
export interface ShellPageFacts {
  /** `sha384-<base64>` of each script and style sheet by path, as in subresource integrity. */
  integrity: Readonly<Record<string, string>>
  /** The files behind each module that is shared but comes later than the first load. */
  shared: Readonly<Record<string, readonly string[]>>
  /** The files behind what the shell's own pages load after themselves, by path. */
  screens: Readonly<Record<string, readonly string[]>>
}

/** The shell's own pages. */
const SCREENS = { '/': 'src/home/Home.tsx' } as const

/** Puts what the portal must know of its shell beside the build. */
export function shellFacts(): Plugin {
  let root = ''
  let screens: readonly (readonly [path: string, ids: readonly string[]])[] = []
  let modules: readonly (readonly [name: string, id: string])[] = []
  return {
    name: 'torrent:shell-facts',
    apply: 'build',
    configResolved(config) {
      root = config.root
    },
    async buildEnd() {
      screens = Object.entries(SCREENS).map(([path, module]) => {
        const id = normalizePath(join(root, module))
        return [path, this.getModuleInfo(id)?.dynamicallyImportedIds ?? []] as const
      })
      const names = Object.keys(sharedVersions())
      modules = await Promise.all(names.map(async name => [name, (await this.resolve(name))?.id ?? ''] as const))
    },
    writeBundle({ dir = '' }, bundle) {
      const { behind, entries } = chunkFiles(bundle)
      const first = new Set(entries())
      const later = (id: string) => behind(id).filter(file => !first.has(file))
      const behindScreens = screens.map(([path, ids]) => [path, [...new Set(ids.flatMap(later))]] as const)
      const shell: ShellFacts = { portal: kitVersion(), shared: sharedVersions() }
      const page: ShellPageFacts = {
        integrity: integrityOf(dir),
        shared: Object.fromEntries(
          modules.map(([name, id]) => [name, later(id)] as const).filter(([, to]) => to.length > 0),
        ),
        screens: Object.fromEntries(behindScreens),
      }
      writeFileSync(join(dir, 'torrent-shell.json'), `${JSON.stringify(shell, null, 2)}\n`)
      writeFileSync(join(dir, 'torrent-page.json'), JSON.stringify(page))
    },
  }
}

/** Read from the disk, since plugins may change a file up to the moment in which it is written. */
function integrityOf(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:js|css)$/.test(file))
  return Object.fromEntries(
    files.sort().map(file => {
      const hash = createHash('sha384')
        .update(readFileSync(join(folder, file)))
        .digest('base64')
      return [normalizePath(file), `sha384-${hash}`]
    }),
  )
}
