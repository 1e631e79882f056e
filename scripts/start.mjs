/**
 * `npm start`: installs, builds what is stale, and runs the whole platform in one process with one PostgreSQL.
 * Runs on any Node.js from 20.19 with nothing installed. `npm start -- --reset` deletes the data first.
 */
import { join } from 'node:path'
import { requireFreeDataFolder } from './bootstrap/data-folder.mjs'
import { prepareCheckout } from './bootstrap/index.mjs'
import { NODE_24 } from './bootstrap/install.mjs'
import { requireFreePort } from './bootstrap/port.mjs'
import { startTied, stopTogether } from './bootstrap/processes.mjs'
import { ROOT } from './bootstrap/root.mjs'
import { runMain, say } from './bootstrap/terminal.mjs'
import { checkVersions } from './bootstrap/versions.mjs'

await runMain(async () => {
  checkVersions()
  const dataFolder = requireFreeDataFolder()
  const port = await requireFreePort()
  stopTogether()
  await prepareCheckout()
  say('Starting Torrent …')
  const platform = startTied(NODE_24, [join(ROOT, 'platform', 'embedded.ts'), ...process.argv.slice(2)], {
    cwd: ROOT,
    env: { ...process.env, PORT: String(port), TORRENT_DATA: dataFolder },
    show: true,
  })
  return platform.ended
})
