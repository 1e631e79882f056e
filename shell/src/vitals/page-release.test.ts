import { TorrentError } from '@torrent/portal-kit'
import { expect, test } from 'vitest'
import { RemoteUnavailable } from '../federation/remote-loader.ts'
import { attributeError, releaseAt, releaseNamedIn } from './page-release.ts'

const remotes = [
  { name: 'quote', version: '1.5.0', basePath: '/quotes' },
  { name: 'order', version: '2.0.0-beta.1', basePath: '/orders' },
]
const quote = { name: 'quote', version: '1.5.0' }
const page = { script: '', pathname: '/orders/7', remotes }
const thrown = (message: string, stack: string) => Object.assign(new Error(message), { stack })

test('an address belongs to the micro-frontend at its base path, and to no other that begins alike', () => {
  expect(releaseAt('/quotes', remotes)).toEqual(quote)
  expect(releaseAt('/quotes/7', remotes)).toEqual(quote)
  for (const other of ['/', '/quotesque', '/q']) expect(releaseAt(other, remotes)).toBeUndefined()
})

test('an error belongs to the release whose script comes first in its stack, wherever it was thrown', () => {
  const stack = `TypeError: x
    at render (http://localhost:3000/assets/libraries-1a.js:1:2)
    at Lines (http://localhost:3000/releases/quote/1.5.0/assets/lines-9f.js:3:4)
    at Page (http://localhost:3000/releases/order/2.0.0-beta.1/assets/page.js:3:4)`
  expect(attributeError(thrown('x', stack), page)).toEqual({ release: quote, kind: 'error' })
  // Firefox and Safari write them otherwise.
  expect(releaseNamedIn('Lines@http://localhost:3000/releases/quote/1.5.0/assets/lines-9f.js:3:4', remotes)).toEqual(
    quote,
  )
})

test('without a stack, the script that the browser names counts', () => {
  const script = 'http://localhost:3000/releases/quote/1.5.0/assets/a.js'
  expect(attributeError('a text was thrown', { ...page, script })).toEqual({ release: quote, kind: 'error' })
})

test('the shell’s own errors, those of services and those of releases that this page does not have are nobody’s', () => {
  for (const stack of ['', 'at x (http://localhost:3000/assets/shell.js:1:1)', 'at x (/releases/quote/1.4.0/a.js:1:1)'])
    expect(attributeError(thrown('x', stack), page)).toBeUndefined()
  for (const odd of [undefined, null, 7, {}]) expect(attributeError(odd, page)).toBeUndefined()
})

test('what did not arrive is a failure to load, of the micro-frontend it belongs to', () => {
  const failed = { release: quote, kind: 'load_failure' }
  expect(attributeError(new RemoteUnavailable('quote', undefined), page)).toEqual(failed)
  const url = 'http://localhost:3000/releases/quote/1.5.0/assets/list.js'
  expect(attributeError(new TypeError(`Failed to fetch dynamically imported module: ${url}`), page)).toEqual(failed)
  expect(
    attributeError(new TypeError('Importing a module script failed.'), { ...page, pathname: '/quotes/7' }),
  ).toEqual(failed)
})

test('a screen that its BFF cannot answer is an error of its release; any other answer is nobody’s', () => {
  const order = { name: 'order', version: '2.0.0-beta.1' }
  for (const code of ['invalid', 'internal'])
    expect(attributeError(new TorrentError({ code }), page)).toEqual({ release: order, kind: 'error' })
  const refused = { name: 'TRPCClientError', data: { code: 'BAD_REQUEST', httpStatus: 400 } }
  expect(attributeError(refused, page)).toEqual({ release: order, kind: 'error' })
  for (const code of ['not_found', 'forbidden', 'conflict', 'unavailable', 'unauthenticated', 'reload_required'])
    expect(attributeError(new TorrentError({ code }), page), code).toBeUndefined()
})
