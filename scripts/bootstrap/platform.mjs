import { join } from 'node:path'
import { NODE_24 } from './install.mjs'
import { startTied } from './processes.mjs'
import { ROOT } from './root.mjs'

/**
 * Starts the whole platform in a process of its own, its messages in our terminal.
 * @param {{ port: number, dataFolder: string, args?: readonly string[], env?: NodeJS.ProcessEnv }} options
 */
export function startPlatform({ port, dataFolder, args = [], env = {} }) {
  return startTied(NODE_24, [join(ROOT, 'platform', 'embedded.ts'), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env, PORT: String(port), TORRENT_DATA: dataFolder },
    show: true,
  })
}
