import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { expect, test, vi } from 'vitest'
import { microFrontend } from './micro-frontend.ts'

/** As on a machine with much else to do: finding a module takes longer than the federation plugin waits. */
const busy: Plugin = {
  name: 'busy',
  enforce: 'pre',
  async resolveId(source) {
    if (source.endsWith('page.ts')) await new Promise(resolve => setTimeout(resolve, 200))
    return null
  },
}

test('a micro-frontend builds on a busy machine', { timeout: 60_000 }, async () => {
  // The federation plugin does nothing in what it takes for a unit test.
  vi.stubEnv('MFE_VITE_NO_TEST_ENV_CHECK', 'true')
  const root = join(import.meta.dirname, '../../test/busy-build')
  const config = microFrontend({ name: 'busy', root, plugins: [busy] })({ command: 'build', mode: 'production' })
  const { output } = (await build({
    ...config,
    root,
    configFile: false,
    logLevel: 'silent',
    build: { ...config.build, write: false },
  })) as Rolldown.RolldownOutput
  expect(output.map(file => file.fileName)).toContain('remoteEntry.js')
})
