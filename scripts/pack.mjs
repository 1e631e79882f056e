/**
 * `npm run pack [-- <folder>]`: makes tarballs of all that another repository needs, in `dist-packages/`. Runs on any
 * Node.js from 20.19 with nothing installed.
 */
import { join } from 'node:path'
import { prepareCheckout } from './bootstrap/index.mjs'
import { NODE_24 } from './bootstrap/install.mjs'
import { startTied, stopTogether } from './bootstrap/processes.mjs'
import { ROOT } from './bootstrap/root.mjs'
import { runMain } from './bootstrap/terminal.mjs'
import { checkVersions } from './bootstrap/versions.mjs'

await runMain(async () => {
  checkVersions()
  stopTogether()
  await prepareCheckout()
  const args = [join(ROOT, 'scripts', 'pack', 'main.ts'), ...process.argv.slice(2)]
  return startTied(NODE_24, args, { cwd: ROOT, show: true }).ended
})
