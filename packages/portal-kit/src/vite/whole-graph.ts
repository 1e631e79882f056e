import type { Plugin, Rolldown } from 'vite'

/**
 * Makes the federation plugin wait for the whole module graph of a build.
 *
 * It works out which exports of a shared module are used once "every module that was started is parsed" has held for
 * 10 ms. Between the parsing of a module and the loading of what it imports, that also holds when the machine is busy for
 * longer than that; then a build fails, at random, with MISSING_EXPORT from a `__loadShare__` module. (Its own guard
 * asks `getModuleInfo`, which knows no module before it is loaded in Rolldown.) Here what a module imports counts as
 * started in the moment in which the module is parsed.
 *
 * @param federationPlugins what `federation()` returns
 */
export function waitForWholeGraph(federationPlugins: readonly unknown[]): Plugin {
  const start = (federationPlugins as readonly Partial<Plugin>[]).find(plugin => plugin?.name === 'parseStart')
  const load = start?.load
  if (typeof load !== 'function') {
    throw new Error('@module-federation/vite has changed: see whether whole-graph.ts is still needed, and how')
  }
  const plugin: Rolldown.Plugin = {
    name: 'torrent:whole-graph',
    moduleParsed({ importedIds, dynamicallyImportedIds }) {
      // Its `load` hook is where it counts a module as started; it loads nothing.
      for (const id of [...importedIds, ...dynamicallyImportedIds]) (load as (id: string) => unknown).call(this, id)
    },
  }
  return { ...(plugin as Plugin), apply: 'build' }
}
