import type { Plugin, Rolldown } from 'vite'
import { sharedAtOnce } from './shared-by-shell.ts'

/** How the federation plugin writes the name of a shared module into the id of its wrapper. */
const wrapperOf = (name: string) =>
  `__loadShare__${name.replaceAll('@', '_mf_0_').replaceAll('/', '_mf_1_').replaceAll('-', '_mf_2_')}__loadShare__`

const wrappersAtOnce = [...sharedAtOnce].map(wrapperOf)

/**
 * Puts what a micro-frontend's definition needs, and what nearly every screen needs besides, into one file. Left to
 * itself the bundler makes a file of each small module that a screen needs as well: most are smaller than the headers of
 * the request for them, and a browser asks a server for six at a time. Of the shared modules only those belong here that
 * the shell has loaded anyway: the definition would wait for the others.
 * @param entry its `src/mfe.ts`
 */
export function entryFile(entry: string): { plugin: Plugin; group: Rolldown.CodeSplittingGroup } {
  const needed = new Set<string>()
  const isCommon = (id: string) =>
    /\/react\/.*jsx-runtime[^/]*\.js$/.test(id) || wrappersAtOnce.some(wrapper => id.includes(wrapper))
  return {
    plugin: {
      name: 'torrent:entry-file',
      apply: 'build',
      buildEnd() {
        const open = [...this.getModuleIds()].filter(id => id.endsWith(`/${entry}`))
        for (let id = open.pop(); id !== undefined; id = open.pop()) {
          if (needed.has(id) || (id.includes('__loadShare__') && !isCommon(id))) continue
          needed.add(id)
          open.push(...(this.getModuleInfo(id)?.importedIds ?? []))
        }
      },
    },
    group: { debugName: 'entry', name: 'mfe', test: id => needed.has(id) || isCommon(id) },
  }
}
