import type { AddressInfo } from 'node:net'
import { createServer, type Server, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { Refused } from '@torrent/service-kit'
import { afterEach, expect, test } from 'vitest'
import { clamdScanner } from './clamd.ts'

/** EICAR's test string, in two pieces, so that no scanner takes this file for infected. */
const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('')

let server: Server | undefined
const sockets = new Set<Socket>()
afterEach(() => {
  for (const socket of sockets) socket.destroy()
  server?.close()
})

/** Speaks clamd's INSTREAM and remembers what it was sent. */
async function clamd({ maxLength = Number.POSITIVE_INFINITY, answers = true } = {}) {
  const seen: string[] = []
  server = createServer(socket => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let bytes = Buffer.alloc(0)
    let content = ''
    let begun = false
    socket.on('data', data => {
      bytes = Buffer.concat([bytes, data])
      if (!begun) {
        if (bytes.length < 10) return
        if (bytes.subarray(0, 10).toString() !== 'zINSTREAM\0') return void socket.end('UNKNOWN COMMAND\0')
        begun = true
        bytes = bytes.subarray(10)
      }
      while (bytes.length >= 4 && bytes.length >= 4 + bytes.readUInt32BE(0)) {
        const length = bytes.readUInt32BE(0)
        content += bytes.subarray(4, 4 + length).toString('latin1')
        bytes = bytes.subarray(4 + length)
        if (content.length > maxLength) return void socket.end('INSTREAM size limit exceeded. ERROR\0')
        if (length > 0) continue
        seen.push(content)
        if (answers) socket.end(content.includes('EICAR') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0')
      }
    })
  })
  await new Promise<void>(resolve => server?.listen(0, '127.0.0.1', resolve))
  return { address: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen }
}

const of = (...chunks: string[]) => Readable.from(chunks.map(chunk => Buffer.from(chunk)))

test('a file goes to the scanner as it is, and its verdict comes back', async () => {
  const { address, seen } = await clamd()
  const scanner = clamdScanner(address)
  expect(await scanner.scan(of('a delivery', ' note'))).toBe('clean')
  expect(await scanner.scan(of(EICAR.slice(0, 30), EICAR.slice(30)))).toEqual({ found: 'Eicar-Signature' })
  expect(await scanner.scan(of())).toBe('clean')
  expect(seen).toEqual(['a delivery note', EICAR, ''])
})

test('what is longer than the scanner takes counts as unscanned', async () => {
  const { address } = await clamd({ maxLength: 100_000 })
  const long = Readable.from(Array.from({ length: 200 }, () => Buffer.alloc(65_536)))
  expect(await clamdScanner(address).scan(long)).toBe('unscanned')
})

test('a scanner that is not there, or does not answer, lets nothing through', async () => {
  const { address } = await clamd({ answers: false })
  await expect(clamdScanner(address, 200).scan(of('x'))).rejects.toEqual(new Refused('unavailable'))
  await expect(clamdScanner('127.0.0.1:1').scan(of('x'))).rejects.toEqual(new Refused('unavailable'))
  expect(() => clamdScanner('localhost')).toThrow(/host:port/)
})
