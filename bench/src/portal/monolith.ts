import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { build, type InlineConfig, loadConfigFromFile, mergeConfig, type Plugin, type Rolldown } from 'vite'
import { REPOSITORY } from '../repository.ts'

/** Our own packages whose modules do nothing by being imported, which their package.json does not say. */
const PURE = /\/packages\/(?:portal-kit|contracts|tax)\/src\/|\/mfe-[a-z]+\/src\//

/**
 * Builds the portal as one application, into a new folder that it answers: the shell's own configuration and sources
 * with the micro-frontends imported by the page's entry, screens split off by route as in any single-page application,
 * and no federation. What the shell must know at once (routes, search parameters) is there at once, so that no
 * navigation waits for a definition.
 *
 * It is meant as a strong opponent: everything is shaken as one graph, so that a page begins with less than the shell,
 * which cannot know what micro-frontends will use of what it shares. What the first screen needs comes in one file;
 * which modules those are is seen in a first build.
 * @param names of the micro-frontends, as in the portal that it is compared with
 */
export async function buildMonolith(names: readonly string[]): Promise<string> {
  const outDir = await mkdtemp(join(tmpdir(), 'torrent-monolith-'))
  const root = join(REPOSITORY, 'shell')
  const loaded = await loadConfigFromFile({ command: 'build', mode: 'production' }, join(root, 'vite.config.ts'), root)
  const { rolldownOptions, ...options } = loaded?.config.build ?? {}
  const config = mergeConfig(loaded?.config ?? {}, {
    configFile: false,
    root,
    logLevel: 'error',
    plugins: [allInOne(names)],
  } satisfies InlineConfig)
  const treeshake: Rolldown.TreeshakingOptions = { moduleSideEffects: [{ test: PURE, sideEffects: false }] }
  const buildAs = async (output: Rolldown.OutputOptions, write: boolean) => {
    const whole = { ...options, outDir, write, sourcemap: false, manifest: true }
    const built = await build({
      ...config,
      build: { ...whole, rolldownOptions: { ...rolldownOptions, output, treeshake } },
    })
    return built as Rolldown.RolldownOutput
  }
  const atOnce = neededAtOnce(await buildAs({}, false))
  await buildAs({ codeSplitting: { groups: [{ name: 'application', test: id => atOnce.has(id) }] } }, true)
  return outDir
}

/** The modules in the files that the page's entry imports, directly or not. */
function neededAtOnce({ output }: Rolldown.RolldownOutput): Set<string> {
  const chunks = new Map(output.flatMap(file => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])))
  const found = new Set<string>()
  const open = [...chunks.values()].filter(chunk => chunk.isEntry).map(chunk => chunk.fileName)
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (found.has(name)) continue
    found.add(name)
    open.push(...(chunks.get(name)?.imports ?? []))
  }
  return new Set([...found].flatMap(name => chunks.get(name)?.moduleIds ?? []))
}

/** Puts the micro-frontends where the shell would load them at run time. */
function allInOne(names: readonly string[]): Plugin {
  const replaced: Readonly<Record<string, string>> = {
    [join(REPOSITORY, 'shell/src/federation/runtime.ts')]: 'export const startFederation = () => undefined',
    [join(REPOSITORY, 'shell/src/federation/remote-loader.ts')]: staticLoader(names),
  }
  return { name: 'bench:all-in-one', enforce: 'pre', load: id => replaced[resolve(id)] }
}

function staticLoader(names: readonly string[]): string {
  const imports = names.map((name, index) => {
    const source = JSON.stringify(join(REPOSITORY, `mfe-${name}/src/mfe.ts`))
    return `import { microFrontend as screens${index} } from ${source}`
  })
  const entries = names.map((name, index) => `[${JSON.stringify(name)}, screens${index}]`)
  return `${imports.join('\n')}
export class RemoteUnavailable extends Error {}
const all = new Map([${entries.join(', ')}])
export const createRemoteLoader = () => ({
  load: async name => all.get(name),
  loaded: name => all.get(name),
  replace: (name, next) => void all.set(name, next),
})
`
}
