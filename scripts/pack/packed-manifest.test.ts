import { expect, test } from 'vitest'
import { packedManifest } from './packed-manifest.ts'

const json = {
  name: '@torrent/some-kit',
  version: '0.1.0',
  private: true,
  type: 'module',
  exports: { '.': './src/index.ts', './table': './src/table/index.tsx', './*': './src/*.ts', './x.json': './x.json' },
  dependencies: { '@torrent/contracts': '0.1.0' },
  devDependencies: { vitest: '5.1.1' },
  scripts: { build: 'vite build' },
}

test('a packed package leads to compiled files with their types, and can be published', () => {
  expect(packedManifest({ json, kind: 'code' })).toEqual({
    name: '@torrent/some-kit',
    version: '0.1.0',
    type: 'module',
    dependencies: { '@torrent/contracts': '0.1.0' },
    exports: {
      '.': { types: './src/index.d.ts', default: './src/index.js' },
      './table': { types: './src/table/index.d.ts', default: './src/table/index.js' },
      './*': { types: './src/*.d.ts', default: './src/*.js' },
      './x.json': './x.json',
      './package.json': './package.json',
    },
  })
})

test('of a front end nothing is imported, so that nothing has to be installed for it', () => {
  expect(packedManifest({ json, kind: 'front-end' })).toEqual({
    name: '@torrent/some-kit',
    version: '0.1.0',
    type: 'module',
  })
})
