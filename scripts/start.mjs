/**
 * `npm start`: installs, builds what is stale, and runs the whole platform in one process with one PostgreSQL.
 * Runs on any Node.js from 20.19 with nothing installed. `npm start -- --reset` deletes the data first.
 */
import { requireFreeDataFolder } from './bootstrap/data-folder.mjs'
import { prepareCheckout } from './bootstrap/index.mjs'
import { startPlatform } from './bootstrap/platform.mjs'
import { requireFreePort } from './bootstrap/port.mjs'
import { stopTogether } from './bootstrap/processes.mjs'
import { runMain, say } from './bootstrap/terminal.mjs'
import { checkVersions } from './bootstrap/versions.mjs'

await runMain(async () => {
  checkVersions()
  const dataFolder = requireFreeDataFolder()
  const port = await requireFreePort()
  stopTogether()
  await prepareCheckout()
  say('Starting Torrent …')
  return startPlatform({ port, dataFolder, args: process.argv.slice(2) }).ended
})
