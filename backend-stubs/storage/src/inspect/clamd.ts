import { connect, type Socket } from 'node:net'
import type { Readable } from 'node:stream'
import { log, Refused } from '@torrent/service-kit'
import type { Scanner, Verdict } from './scanner.ts'

const DEFAULT_TIMEOUT_MS = 120_000
const MAX_ANSWER = 10_000

/**
 * Asks a clamd at `host:port` with its command INSTREAM: chunks with their length (4 bytes, network order), ended by one
 * of length 0; it answers `stream: OK` or `stream: <name> FOUND` (clamd(8), "INSTREAM"). Over its StreamMaxLength it
 * answers an error and hangs up: such a file counts as unscanned. `timeoutMs` without a byte either way ends it.
 */
export function clamdScanner(address: string, timeoutMs = DEFAULT_TIMEOUT_MS): Scanner {
  const colon = address.lastIndexOf(':')
  const host = address.slice(0, colon).replace(/^\[|\]$/g, '')
  const port = Number(address.slice(colon + 1))
  if (colon < 1 || !Number.isInteger(port) || port < 1 || port > 65_535)
    throw new TypeError(`TORRENT_CLAMD must be host:port, not "${address}"`)
  return {
    async scan(content) {
      const socket = connect({ host, port })
      socket.setTimeout(timeoutMs, () => socket.destroy(new Error('clamd does not answer')))
      try {
        const answer = answerOf(socket)
        // Heard below; it may fail while the file is still being sent.
        answer.catch(() => undefined)
        await send(socket, content)
        return verdictOf(await answer)
      } catch (error) {
        if (error instanceof Refused) throw error
        log.error({ error: String(error) }, 'the virus scanner could not be asked')
        throw new Refused('unavailable')
      } finally {
        content.destroy()
        socket.destroy()
      }
    },
  }
}

async function send(socket: Socket, content: Readable): Promise<void> {
  const gone = new Promise<void>(resolve => socket.once('close', () => resolve()))
  const write = async (bytes: Uint8Array) => {
    if (!socket.write(bytes)) await Promise.race([new Promise(resolve => socket.once('drain', resolve)), gone])
  }
  await write(Buffer.from('zINSTREAM\0'))
  for await (const chunk of content as AsyncIterable<Buffer>) {
    // It has answered already, e.g. that this is too long for it.
    if (socket.destroyed || socket.readableEnded) return
    if (chunk.length === 0) continue
    await write(lengthOf(chunk.length))
    await write(chunk)
  }
  await write(lengthOf(0))
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4)
  length.writeUInt32BE(bytes)
  return length
}

/** Everything it says until it hangs up. An error after that (it did not want the rest) changes nothing. */
function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = ''
    socket.on('data', (data: Buffer) => {
      text += data.toString('utf8').slice(0, MAX_ANSWER)
      if (text.includes('\0')) resolve(text)
    })
    socket.on('error', error => (text === '' ? reject(error) : resolve(text)))
    socket.on('close', () => (text === '' ? reject(new Error('clamd hung up without an answer')) : resolve(text)))
  })
}

function verdictOf(answer: string): Verdict {
  const line = answer.split('\0')[0]?.trim() ?? ''
  if (/^stream: OK$/.test(line)) return 'clean'
  const [, found] = /^stream: (.+) FOUND$/.exec(line) ?? []
  if (found !== undefined) return { found: found.slice(0, 200) }
  if (/size limit exceeded/i.test(line)) return 'unscanned'
  throw new Error(`clamd says: ${line.slice(0, 200)}`)
}
