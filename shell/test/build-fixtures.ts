import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const here = import.meta.dirname

export interface Builds {
  shell: string
  releases: Record<'alpha' | 'beta', string>
  remove(): void
}

/** The shell and two small micro-frontends, built into a folder of their own. */
export async function buildFixtures(): Promise<Builds> {
  const folder = mkdtempSync(join(tmpdir(), 'torrent-federation-'))
  await run(process.execPath, [join(here, 'build-into.ts'), folder], { env: environmentForVite() })
  return {
    shell: join(folder, 'shell'),
    releases: { alpha: join(folder, 'alpha'), beta: join(folder, 'beta') },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** The federation plugin does nothing in what it takes for a unit test, so the runner's marks are taken away. */
export function environmentForVite(): NodeJS.ProcessEnv {
  const { VITEST: _vitest, NODE_ENV: _environment, ...rest } = process.env
  return rest
}

/** A copy of a fixture's sources that a test may change. It lies in the repository, so that packages are found. */
export function copyFixture(name: string): { root: string; remove(): void } {
  const root = mkdtempSync(join(here, `.torrent-${name}-`))
  cpSync(join(here, 'fixtures', name), root, { recursive: true })
  const config = `import { microFrontend } from '@torrent/portal-kit/vite'\nexport default microFrontend({ name: '${name}' })\n`
  writeFileSync(join(root, 'vite.config.ts'), config)
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
