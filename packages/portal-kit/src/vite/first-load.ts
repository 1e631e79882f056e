import type { Plugin, Rolldown } from 'vite'

/**
 * Puts all that the first screen needs into two files: libraries, which seldom change, and our own code. Left to itself
 * the bundler makes a file of every module that something loaded later needs as well, and twenty small files take four
 * round trips on a slow line.
 */
export function firstLoad(): { plugin: Plugin; group: Rolldown.CodeSplittingGroup } {
  const needed = new Set<string>()
  return {
    plugin: {
      name: 'torrent:first-load',
      apply: 'build',
      buildEnd() {
        const roots = [...this.getModuleIds()].filter(id => this.getModuleInfo(id)?.isEntry)
        for (const id of staticallyImported(roots, id => this.getModuleInfo(id)?.importedIds ?? [])) needed.add(id)
      },
    },
    group: {
      debugName: 'first load',
      name: id => {
        if (!needed.has(id)) return null
        return id.includes('/node_modules/') ? 'libraries' : 'shell'
      },
    },
  }
}

function staticallyImported(roots: readonly string[], importsOf: (id: string) => readonly string[]): Set<string> {
  const found = new Set<string>()
  const open = [...roots]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...importsOf(id))
  }
  return found
}
