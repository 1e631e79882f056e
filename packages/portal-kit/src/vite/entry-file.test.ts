import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { entryFile } from './entry-file.ts'

const wrapper = (name: string) => `virtual:mf:__mfe_internal__quote__1__loadShare__${name}__loadShare__.js`
const KIT = wrapper('_mf_0_torrent_mf_1_portal_mf_2_kit')
const UI = wrapper('_mf_0_torrent_mf_1_ui')
const DOCUMENTS = wrapper('_mf_0_torrent_mf_1_portal_mf_2_kit_mf_1_documents')
const JSX = '/modules/react/cjs/react-jsx-runtime.production.js'

const DEFINITION = `export const microFrontend = {
  screens: [{ path: '/', load: () => import('/quote/src/routes/List.tsx') }],
  slots: { 'home.card': { load: () => import('/quote/src/slots/HomeCard.tsx') } },
  messages: { en: () => import('/quote/src/messages/en.ts') },
}`

const GRAPH: Readonly<Record<string, readonly string[]>> = {
  '/quote/src/mfe.ts': [KIT, '/quote/src/model/search.ts'],
  '/quote/src/model/search.ts': [DOCUMENTS],
  '/quote/src/routes/List.tsx': [UI, DOCUMENTS, JSX, '/quote/src/bff.ts', '/quote/src/model/columns.ts'],
  '/quote/src/slots/HomeCard.tsx': [UI, JSX, '/quote/src/bff.ts'],
  '/quote/src/messages/en.ts': ['/quote/src/messages/en-list.ts'],
  '/quote/src/messages/en-list.ts': [],
  '/quote/src/bff.ts': [KIT],
  '/quote/src/model/columns.ts': [],
  [KIT]: [],
  [UI]: [],
  [DOCUMENTS]: ['/modules/behind-documents.js'],
  [JSX]: [],
  '/modules/behind-documents.js': [],
  '/modules/@module-federation/runtime/dist/index.js': [],
  '\0vite/preload-helper.js': [],
  'virtual:mf-localSharedImportMap:__mfe_internal__quote__1': [],
}

/** The modules of each file that is made on purpose. */
async function grouped(definition = DEFINITION): Promise<Record<string, string[]>> {
  const { plugin, groups } = entryFile('src/mfe.ts')
  const graph = {
    getModuleIds: () => Object.keys(GRAPH)[Symbol.iterator](),
    getModuleInfo: (id: string) => ({ importedIds: GRAPH[id] ?? [], code: id.endsWith('mfe.ts') ? definition : '' }),
    parse: (code: string) => parseAst(code),
    resolve: async (id: string) => ({ id }),
  }
  if (typeof plugin.buildEnd !== 'function') throw new Error('the plugin looks at the graph when it is complete')
  await Reflect.apply(plugin.buildEnd, graph, [])
  return Object.fromEntries(
    groups.map(({ name, test }) => {
      if (typeof test !== 'function') throw new Error('each group is told module by module')
      return [name, Object.keys(GRAPH).filter(id => test(id))]
    }),
  )
}

test('one file holds the definition, what it imports, and what all its screens and slots need', async () => {
  expect((await grouped()).mfe).toEqual([
    '/quote/src/mfe.ts',
    '/quote/src/model/search.ts',
    '/quote/src/bff.ts',
    KIT,
    UI,
    JSX,
  ])
})

test('a single screen comes when it is shown', async () => {
  const { mfe } = await grouped(`export const microFrontend = {
    screens: [{ path: '/', load: () => import('/quote/src/routes/List.tsx') }],
  }`)
  expect(mfe).not.toContain('/quote/src/routes/List.tsx')
  expect(mfe).not.toContain('/quote/src/bff.ts')
})

test('another holds what finds and loads them, and nothing that waits for it', async () => {
  expect((await grouped()).federation).toEqual([
    '/modules/@module-federation/runtime/dist/index.js',
    '\0vite/preload-helper.js',
    'virtual:mf-localSharedImportMap:__mfe_internal__quote__1',
  ])
})

test('a shared module that the shell has yet to fetch is not waited for by the definition', async () => {
  const { mfe } = await grouped()
  expect(mfe).not.toContain(DOCUMENTS)
  expect(mfe).not.toContain('/modules/behind-documents.js')
})
