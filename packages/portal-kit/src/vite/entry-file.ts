import type { Plugin, Rolldown } from 'vite'
import { lazyParts } from './lazy-parts.ts'
import { sharedAtOnce } from './shared-by-shell.ts'

/** How the federation plugin writes the name of a shared module into the id of its wrapper. */
const wrapperOf = (name: string) =>
  `__loadShare__${name.replaceAll('@', '_mf_0_').replaceAll('/', '_mf_1_').replaceAll('-', '_mf_2_')}__loadShare__`

const wrappersAtOnce = [...sharedAtOnce].map(wrapperOf)

/** What comes before the definition: how modules are found and loaded. It may import nothing of what waits for it. */
const FEDERATION = /\/@module-federation\/runtime\/|localSharedImportMap|vite\/preload-helper/

/**
 * Makes two files of what a micro-frontend begins with: what federation needs, and what its definition needs together
 * with what every screen and slot needs besides. Left to itself the bundler makes a file of each small module that a
 * screen needs as well: most are smaller than the headers of the request for them, and a browser asks a server for six at
 * a time. Of the shared modules only those belong here that the shell has loaded anyway: the definition would wait for
 * the others.
 * @param entry its `src/mfe.ts`
 */
export function entryFile(entry: string): { plugin: Plugin; groups: Rolldown.CodeSplittingGroup[] } {
  const needed = new Set<string>()
  const isCommon = (id: string) =>
    /\/react\/.*jsx-runtime[^/]*\.js$/.test(id) || wrappersAtOnce.some(wrapper => id.includes(wrapper))
  return {
    plugin: {
      name: 'torrent:entry-file',
      apply: 'build',
      configResolved({ build }) {
        // The federation plugin gives this helper a file of its own, so that no chunk that waits for another holds it.
        // Nothing in ours waits.
        for (const output of [build.rolldownOptions.output ?? []].flat()) {
          const splitting = typeof output.codeSplitting === 'object' ? output.codeSplitting : undefined
          if (splitting?.groups)
            splitting.groups = splitting.groups.filter(({ name }) => name !== 'vite-preload-helper')
        }
      },
      async buildEnd() {
        const behind = (start: string) => {
          const found = new Set<string>()
          const open = [start]
          for (let id = open.pop(); id !== undefined; id = open.pop()) {
            if (found.has(id) || (id.includes('__loadShare__') && !isCommon(id))) continue
            found.add(id)
            open.push(...(this.getModuleInfo(id)?.importedIds ?? []))
          }
          return found
        }
        const definition = [...this.getModuleIds()].find(id => id.endsWith(`/${entry}`))
        const code = definition && this.getModuleInfo(definition)?.code
        if (!definition || typeof code !== 'string') return
        for (const id of behind(definition)) needed.add(id)
        const parts = lazyParts(this.parse(code)).filter(({ kind }) => kind !== 'language')
        const shown = await Promise.all(parts.map(({ specifier }) => this.resolve(specifier, definition)))
        const [first, ...others] = shown.map(part => behind(part?.id ?? ''))
        // Where there is but one, all of it comes when it is shown.
        if (first && others.length > 0) {
          for (const id of first) if (others.every(each => each.has(id))) needed.add(id)
        }
      },
    },
    groups: [
      { debugName: 'federation', name: 'federation', test: id => FEDERATION.test(id), priority: 1 },
      { debugName: 'entry', name: 'mfe', test: id => needed.has(id) || isCommon(id) },
    ],
  }
}
