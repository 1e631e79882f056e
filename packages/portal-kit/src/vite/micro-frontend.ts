import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { federation } from '@module-federation/vite'
import type { Plugin, PluginOption, Rolldown, UserConfig, UserConfigFnObject } from 'vite'
import { browserBuild, productionJsx } from './browser-build.ts'
import { entryFile } from './entry-file.ts'
import { hotReplacement } from './hot-replacement.ts'
import { preloadFacts } from './preload-facts.ts'
import { releaseFacts } from './release-facts.ts'
import { pickedLibraries, sharedByMicroFrontend } from './shared-modules.ts'
import { waitForWholeGraph } from './whole-graph.ts'

export interface MicroFrontendOptions {
  /** e.g. `quote`: the name in torrent.json, in the registry and of its BFF. */
  name: string
  /** Folder of its vite.config.ts; the one that Vite was started in when absent. */
  root?: string
  /** The contract of its BFF, relative to the root. Found beside the BFF's package when it is one of the dependencies. */
  contract?: string
  /** Further Vite plugins. */
  plugins?: PluginOption[]
}

const entry = 'src/mfe.ts'

/**
 * Vite configuration of a micro-frontend. It exposes `src/mfe.ts` (see `defineMicroFrontend`) and copies `torrent.json`
 * beside the build, which may be served from any folder. `vite` serves it to a running portal, with hot replacement.
 *
 * ```ts
 * // vite.config.ts
 * import { microFrontend } from '@torrent/portal-kit/vite'
 * export default microFrontend({ name: 'quote' })
 * ```
 */
export function microFrontend(options: MicroFrontendOptions): UserConfigFnObject {
  const { name, root = process.cwd(), contract, plugins = [] } = options
  return ({ command }) => {
    const shared = sharedByMicroFrontend(command === 'build' ? readSources(join(root, 'src')) : undefined)
    const federationPlugins = federation({
      name,
      filename: 'remoteEntry.js',
      exposes: { './mfe': `./${entry}` },
      shared,
      shareStrategy: 'loaded-first',
      manifest: true,
      dts: false,
      // The shell's federation runtime is used; without this every remote carries 27 kB (gzip) of its own.
      ...(command === 'build' ? { experiments: { externalRuntime: true } } : {}),
    })
    const first = entryFile(entry)
    return {
      ...(command === 'build' ? build(first.groups) : {}),
      resolve: { alias: pickedLibraryAliases },
      plugins: [
        command === 'serve' && serve(),
        federationPlugins,
        waitForWholeGraph(federationPlugins),
        first.plugin,
        releaseFacts({ name, root, shared, contract }),
        preloadFacts({ root, entry }),
        hotReplacement({ name, entry }),
        ...plugins,
      ],
    }
  }
}

const pickedLibraryAliases = Object.entries(pickedLibraries).map(([library, replacement]) => ({
  find: new RegExp(`^${library}$`),
  replacement,
}))

function readSources(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8'))
}

function build(groups: Rolldown.CodeSplittingGroup[]): UserConfig {
  return {
    // Relative: a release is served from a folder of its own, which the build does not know.
    base: './',
    oxc: productionJsx,
    build: {
      ...browserBuild,
      rolldownOptions: {
        ...browserBuild.rolldownOptions,
        input: entry,
        output: { codeSplitting: { groups } },
      },
    },
  }
}

function serve(): Plugin {
  return {
    name: 'torrent:serve-to-portal',
    enforce: 'pre',
    config({ server }) {
      const port = server?.port ?? 5173
      return {
        oxc: productionJsx,
        // The page comes from the portal's origin, so every address of this server must be absolute.
        server: { port, strictPort: true, origin: `http://localhost:${port}` },
        // Found only while the first page runs otherwise, and then Vite loads that page anew.
        optimizeDeps: { include: ['react/jsx-runtime'] },
      }
    },
  }
}
