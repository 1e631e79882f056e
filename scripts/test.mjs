/**
 * `npm test`: installs what is missing and runs every check there is; the last line is `N passed, N failed`.
 * Runs on any Node.js from 20.19 with nothing installed. `npm test -- --only unit` runs one of them.
 */
import { join } from 'node:path'
import { installIfNeeded, NODE_24 } from './bootstrap/install.mjs'
import { oneAtATime } from './bootstrap/one-at-a-time.mjs'
import { startTied, stopTogether } from './bootstrap/processes.mjs'
import { ROOT } from './bootstrap/root.mjs'
import { runMain } from './bootstrap/terminal.mjs'
import { checkVersions } from './bootstrap/versions.mjs'

await runMain(async () => {
  checkVersions()
  stopTogether()
  await oneAtATime(installIfNeeded)
  const checks = [join(ROOT, 'scripts', 'checks', 'main.ts'), ...process.argv.slice(2)]
  return startTied(NODE_24, checks, { cwd: ROOT, show: true }).ended
})
