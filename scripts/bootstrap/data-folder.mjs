import { join, resolve } from 'node:path'
import { isHeld } from './one-at-a-time.mjs'
import { ROOT } from './root.mjs'
import { Stop } from './terminal.mjs'

/**
 * The folder of the installation's data: `TORRENT_DATA`, else `.torrent` in the checkout. Refuses one that another
 * running copy works in, before the slow work; the platform itself makes sure again.
 */
export function requireFreeDataFolder() {
  const folder = resolve(ROOT, process.env.TORRENT_DATA || '.torrent')
  const holder = isHeld(join(folder, 'lock.json'))
  if (holder === undefined) return folder
  throw new Stop(
    `Torrent is already running with the data folder ${folder} (process ${holder}).\n` +
      'Stop that one first (Ctrl-C in its terminal), or give this one a folder and a port of its own:\n' +
      '  PORT=3001 TORRENT_DATA=.torrent-2 npm start',
  )
}
