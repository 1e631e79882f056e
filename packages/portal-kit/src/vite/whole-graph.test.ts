import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const run = promisify(execFile)
const CHECKOUT = join(import.meta.dirname, '../../../..')
const FIXTURE = join(import.meta.dirname, '../../test/busy-build')
const VITE = join(dirname(createRequire(import.meta.url).resolve('vite/package.json')), 'bin/vite.js')

test('a micro-frontend builds on a busy machine', { timeout: 60_000 }, async () => {
  // Outside of this package, which would find itself where a micro-frontend finds the shared kit.
  const folder = await mkdtemp(join(CHECKOUT, '.torrent-busy-'))
  // The federation plugin does nothing in what it takes for a unit test, so the runner's marks are taken away.
  const { VITEST: _vitest, NODE_ENV: _environment, ...env } = process.env
  try {
    await cp(FIXTURE, folder, { recursive: true })
    await run(process.execPath, [VITE, 'build', '--logLevel', 'error'], { cwd: folder, env })
    expect(await readdir(join(folder, 'dist'))).toContain('remoteEntry.js')
  } finally {
    await rm(folder, { recursive: true })
  }
})
