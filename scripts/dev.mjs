/**
 * `npm run dev -- mfe-quote`: the portal as `npm start` runs it, with that micro-frontend served by Vite from its
 * sources: a saved change appears in the running portal. Several names serve several.
 */
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { requireFreeDataFolder } from './bootstrap/data-folder.mjs'
import { prepareCheckout } from './bootstrap/index.mjs'
import { NODE_24 } from './bootstrap/install.mjs'
import { startPlatform } from './bootstrap/platform.mjs'
import { answers, anyFreePort, requireFreePort } from './bootstrap/port.mjs'
import { continueUnlessStopping, startTied, stopTogether } from './bootstrap/processes.mjs'
import { ROOT } from './bootstrap/root.mjs'
import { runMain, Stop, say } from './bootstrap/terminal.mjs'
import { checkVersions } from './bootstrap/versions.mjs'

const PREFIX = 'mfe-'

await runMain(async () => {
  checkVersions()
  const names = readNames(process.argv.slice(2))
  const dataFolder = requireFreeDataFolder()
  const port = await requireFreePort()
  stopTogether()
  await prepareCheckout()

  const remotes = []
  const processes = []
  for (const name of names) {
    const vitePort = await anyFreePort()
    say(`Serving ${PREFIX}${name} from its sources …`)
    const vite = startTied(NODE_24, [join(ROOT, 'node_modules', 'vite', 'bin', 'vite.js'), '--port', `${vitePort}`], {
      cwd: join(ROOT, PREFIX + name),
      show: true,
      grace: 2,
    })
    processes.push(vite)
    let serving = true
    const ended = () => {
      serving = false
    }
    vite.ended.then(ended, ended)
    while (serving && !(await answers('localhost', vitePort))) await delay(100)
    continueUnlessStopping()
    if (!serving) throw new Stop(`Vite could not serve ${PREFIX}${name}; its messages are above.`)
    remotes.push(`${name}=http://localhost:${vitePort}/mf-manifest.json`)
  }
  say('Starting Torrent …')
  processes.push(startPlatform({ port, dataFolder, env: { TORRENT_DEV_REMOTES: remotes.join(',') } }))
  const code = await Promise.race(processes.map(each => each.ended))
  await Promise.all(processes.map(each => each.stop()))
  return code
})

/**
 * @param {readonly string[]} args folders or names of micro-frontends
 * @returns {string[]} their names
 */
function readNames(args) {
  const known = readdirSync(ROOT).filter(
    name => name.startsWith(PREFIX) && existsSync(join(ROOT, name, 'torrent.json')),
  )
  const folders = args.map(arg => (arg.startsWith(PREFIX) ? arg : PREFIX + arg).replace(/\/$/, ''))
  const unknown = folders.filter(folder => !known.includes(folder))
  if (folders.length === 0 || unknown.length > 0) {
    const problem = unknown.length > 0 ? `There is no micro-frontend ${unknown.join(', ')}.` : 'Name a micro-frontend.'
    throw new Stop(`${problem} Usage: npm run dev -- <name>, with one or more of: ${known.join(', ')}`, 2)
  }
  return folders.map(folder => folder.slice(PREFIX.length))
}
