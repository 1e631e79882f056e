import { connect, createServer } from 'node:net'
import { Stop } from './terminal.mjs'

const DEFAULT_PORT = 3000

/**
 * The port that the portal will use: `PORT`, else 3000. Found out before the slow work: whoever cannot start should
 * know at once.
 * @returns {Promise<number>}
 */
export async function requireFreePort() {
  const text = process.env.PORT || String(DEFAULT_PORT)
  const port = Number(text)
  if (!/^\d+$/.test(text) || port < 1 || port > 65_535) {
    throw new Stop(`PORT is "${text}", which is no port number. Use one from 1 to 65535, such as: PORT=3001 npm start`)
  }
  if (await isFree(port)) return port
  let other = port + 1
  while (other < port + 100 && !(await isFree(other))) other++
  throw new Stop(
    `Port ${port} is already in use by another program (perhaps another copy of Torrent).\n` +
      `Stop that program, or choose another port, such as: PORT=${other} npm start`,
  )
}

/**
 * Asked both ways: somebody on one address of this machine does not keep us from listening on another.
 * @param {number} port
 */
async function isFree(port) {
  const [v4, v6] = await Promise.all(['127.0.0.1', '::1'].map(host => answers(host, port)))
  return !v4 && !v6 && (await canListen(port))
}

/**
 * Whether somebody accepts connections there.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export function answers(host, port) {
  return new Promise(resolve => {
    const socket = connect({ host, port, timeout: 1_000 })
    const settle = (/** @type {boolean} */ answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once('connect', () => settle(true))
    socket.once('error', () => settle(false))
    socket.once('timeout', () => settle(false))
  })
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function canListen(port) {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(false))
    server.listen(port, () => server.close(() => resolve(true)))
  })
}

/** A free port of the system's choice. @returns {Promise<number>} */
export function anyFreePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
