import { expect, test } from 'vitest'
import { entryFile } from './entry-file.ts'

const wrapper = (name: string) => `virtual:mf:__mfe_internal__quote__1__loadShare__${name}__loadShare__.js`
const KIT = wrapper('_mf_0_torrent_mf_1_portal_mf_2_kit')
const UI = wrapper('_mf_0_torrent_mf_1_ui')
const DOCUMENTS = wrapper('_mf_0_torrent_mf_1_portal_mf_2_kit_mf_1_documents')

const GRAPH: Readonly<Record<string, readonly string[]>> = {
  '/quote/src/mfe.ts': [KIT, '/quote/src/model/search.ts'],
  '/quote/src/model/search.ts': [DOCUMENTS],
  '/quote/src/routes/List.tsx': [UI, DOCUMENTS, '/modules/react/cjs/react-jsx-runtime.production.js'],
  [KIT]: [],
  [UI]: [],
  [DOCUMENTS]: ['/modules/behind-documents.js'],
  '/modules/react/cjs/react-jsx-runtime.production.js': [],
  '/modules/behind-documents.js': [],
}

function grouped(): string[] {
  const { plugin, group } = entryFile('src/mfe.ts')
  const graph = {
    getModuleIds: () => Object.keys(GRAPH)[Symbol.iterator](),
    getModuleInfo: (id: string) => ({ importedIds: GRAPH[id] ?? [] }),
  }
  if (typeof plugin.buildEnd !== 'function') throw new Error('the plugin looks at the graph when it is complete')
  Reflect.apply(plugin.buildEnd, graph, [])
  const { test } = group
  if (typeof test !== 'function') throw new Error('the group is told module by module')
  return Object.keys(GRAPH).filter(id => test(id))
}

test('one file holds the definition, what it imports, and what every screen takes of the page anyway', () => {
  expect(grouped()).toEqual([
    '/quote/src/mfe.ts',
    '/quote/src/model/search.ts',
    KIT,
    UI,
    '/modules/react/cjs/react-jsx-runtime.production.js',
  ])
})

test('a shared module that the shell has yet to fetch is not waited for by the definition', () => {
  expect(grouped()).not.toContain(DOCUMENTS)
  expect(grouped()).not.toContain('/modules/behind-documents.js')
})
