/** `npm run bench`: measures the figures of the README on this machine. Arguments go to bench/main.ts. */
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
  const args = [join(ROOT, 'bench', 'main.ts'), ...process.argv.slice(2)]
  return startTied(NODE_24, args, { cwd: ROOT, show: true }).ended
})
