import { join } from 'node:path'
import { microFrontend, portalShell } from '@torrent/portal-kit/vite'
import { build, type InlineConfig } from 'vite'

// Builds the shell and the fixtures with the presets that everybody uses: node build-into.ts <folder>
const [, , folder] = process.argv
if (!folder) throw new Error('Say which folder to build into')

const here = import.meta.dirname
const quiet: InlineConfig = { configFile: false, logLevel: 'error' }
const shell = portalShell()
await build({ ...quiet, ...shell, root: join(here, '..'), build: { ...shell.build, outDir: join(folder, 'shell') } })
for (const name of ['alpha', 'beta']) {
  const root = join(here, 'fixtures', name)
  const config = microFrontend({ name, root })({ command: 'build', mode: 'production' })
  await build({ ...quiet, ...config, root, build: { ...config.build, outDir: join(folder, name) } })
}
