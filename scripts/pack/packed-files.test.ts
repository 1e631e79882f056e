import { expect, test } from 'vitest'
import { isCompiled, packedFiles } from './packed-files.ts'

test('what runs is packed: sources, migrations, policies, styles, the contract and the code that is made from it', async () => {
  expect(await packedFiles('packages/service-kit')).toEqual(
    expect.arrayContaining(['migrations/broker.sql', 'migrations/tenant/0001-documents.sql', 'src/index.ts']),
  )
  expect(await packedFiles('packages/policy')).toContain('policies/torrent.cedarschema')
  expect(await packedFiles('packages/ui')).toContain('src/layout/page.module.css')
  expect(await packedFiles('packages/contracts')).toEqual(
    expect.arrayContaining([
      'proto/torrent/quote/v1/quote.proto',
      'src/gen/torrent/quote/v1/quote_pb.d.ts',
      'src/gen/torrent/quote/v1/quote_pb.js',
    ]),
  )
})

test('what is for this repository alone stays here', async () => {
  const files = (
    await Promise.all(['packages/service-kit', 'packages/ui', 'platform'].map(each => packedFiles(each)))
  ).flat()
  expect(
    files.filter(path => /\.test\.|\.fixture|^test\/|^gallery\/|node_modules|tsconfig|turbo\.json/.test(path)),
  ).toEqual([])
})

test('a template is packed whole and as it is', async () => {
  const files = await packedFiles('packages/create-torrent-mfe')
  expect(files).toEqual(
    expect.arrayContaining(['template/package.json', 'template/vitest.config.ts', 'template/bff/src/router.test.ts']),
  )
  expect(isCompiled('template/bff/src/router.ts')).toBe(false)
  expect(isCompiled('src/router.ts')).toBe(true)
  expect(isCompiled('src/gen/quote_pb.d.ts')).toBe(false)
})
