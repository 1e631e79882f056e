import { expect, test } from 'vitest'
import { z } from 'zod'
import { diff } from './diff.ts'
import { release, schema } from './release.fixture.ts'

const file = (path: string, letter: string, size = 10) => ({ path, size, hash: `sha384-${letter.repeat(64)}`, gzip: 0 })
const id = schema(z.object({ id: z.string() }))

test('files are compared by their content', () => {
  const before = release({ files: [file('a.js', 'a'), file('b.js', 'b'), file('c.js', 'c')] })
  const after = release({ files: [file('b.js', 'b'), file('c.js', 'x', 12), file('d.js', 'd')] })
  expect(diff(before, after).files).toEqual([
    { path: 'a.js', change: 'removed', sizeBefore: 10, sizeAfter: 0 },
    { path: 'c.js', change: 'changed', sizeBefore: 10, sizeAfter: 12 },
    { path: 'd.js', change: 'added', sizeBefore: 0, sizeAfter: 10 },
  ])
})

test('what a release says of itself is compared in words', () => {
  const before = release({ shared: { react: '^19.1.0' }, provides: { 'quote.open': id }, uses: { 'order.open': id } })
  const after = release({
    ...{ revision: 'abc', shared: { react: '^19.2.0', 'react-dom': '^19.2.0' }, portal: '^0.2.0' },
    provides: { 'quote.open': schema(z.object({ id: z.string(), page: z.number() })) },
  })
  expect(diff(before, after).notes.map(({ en }) => en)).toEqual([
    'sources: none → abc',
    'portal contract: ^0.1.0 → ^0.2.0',
    'shared module react: ^19.1.0 → ^19.2.0',
    '+ shared module react-dom ^19.2.0',
    'provided intent quote.open: /quotes id=string → /quotes id=string page=number',
    '− used intent order.open',
  ])
  for (const { ja } of diff(before, after).notes) expect(ja).not.toBe('')
})

test('a breaking difference of the BFF contract is named', () => {
  const contract = (total: boolean) => ({
    name: 'quote',
    procedures: {
      get: { type: 'query' as const, input: id, output: schema(z.object(total ? { total: z.string() } : {})) },
      ...(total ? {} : { list: { type: 'query' as const, input: {}, output: {} } }),
    },
  })
  const { notes } = diff(release({ bff: contract(true) }), release({ bff: contract(false) }))
  expect(notes.map(({ en }) => en)).toEqual([
    '+ procedure list query',
    'breaking for screens before get.output.total: it is required, but may be left out',
  ])
})

test('a release does not differ from itself', () => {
  const one = release({ files: [file('a.js', 'a')] })
  expect(diff(one, one)).toEqual({ files: [], notes: [] })
})
