import fc from 'fast-check'
import { expect, test } from 'vitest'
import { intents } from './intents.ts'
import { resolveIntent } from './resolve-intent.ts'

const ID = '7a0c6c1e-6a53-4d0a-9d0e-6a1f0b6f2f10'
const remotes = [
  {
    provides: [
      { intent: 'quote.list', path: '/quotes' },
      { intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' },
      { intent: 'quote.new', path: '/quotes/new', action: 'quote.create' },
    ],
  },
  {
    provides: [{ intent: 'order.createFromQuote', path: '/orders/new', action: 'order.create' }],
  },
]
const everything = (_action: string) => true
const readOnly = (action: string) => action.endsWith('.read')

test('parameters go where the path names them, the others into the query', () => {
  expect(resolveIntent(remotes, everything, 'quote.open', { id: ID })).toEqual({ ok: true, path: `/quotes/${ID}` })
  expect(resolveIntent(remotes, everything, 'quote.list', {})).toEqual({ ok: true, path: '/quotes' })
  expect(resolveIntent(remotes, everything, 'order.createFromQuote', { quote: ID })).toEqual({
    ok: true,
    path: `/orders/new?quote=${ID}`,
  })
})

test('parameters that the intent does not have are dropped', () => {
  expect(resolveIntent(remotes, everything, 'quote.open', { id: ID, next: 'https://evil.example' })).toEqual({
    ok: true,
    path: `/quotes/${ID}`,
  })
})

test('what leads nowhere says why', () => {
  const reason = (intent: string, params: Record<string, unknown>, may = everything) => {
    const resolved = resolveIntent(remotes, may, intent, params)
    return resolved.ok ? resolved.path : resolved.reason
  }
  expect(reason('quote.explode', {})).toBe('unknown_intent')
  expect(reason('__proto__', {})).toBe('unknown_intent')
  expect(reason('quote.open', {})).toBe('bad_params')
  expect(reason('quote.open', { id: '../admin' })).toBe('bad_params')
  expect(reason('quote.open', { id: [ID, ID] })).toBe('bad_params')
  expect(reason('shipment.open', { id: ID })).toBe('not_provided')
  expect(reason('quote.new', {}, readOnly)).toBe('not_allowed')
})

test('when two provide it, the first that the person may use is taken', () => {
  const two = [
    { provides: [{ intent: 'quote.open', path: '/a/:id', action: 'quote.edit' }] },
    { provides: [{ intent: 'quote.open', path: '/b/:id', action: 'quote.read' }] },
  ]
  expect(resolveIntent(two, readOnly, 'quote.open', { id: ID })).toEqual({ ok: true, path: `/b/${ID}` })
})

test('any name and parameters give an answer, and a path never leaves the portal', () => {
  const name = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...Object.keys(intents)))
  const params = fc.dictionary(
    fc.oneof(fc.string(), fc.constantFrom('id', 'quote', 'order')),
    fc.oneof(fc.anything(), fc.constant(ID)),
  )
  fc.assert(
    fc.property(name, params, (intent, values) => {
      const resolved = resolveIntent(remotes, everything, intent, values)
      if (resolved.ok) expect(resolved.path).toMatch(/^\/(quotes|orders)(\/|\?|$)/)
    }),
  )
})

test('an intent that a team declares itself is held to what it declares', () => {
  const parts = {
    provides: [
      { intent: 'parts.open', path: '/parts/:id' },
      { intent: 'parts.find', path: '/parts' },
    ],
    declares: {
      'parts.open': {
        type: 'object',
        properties: { id: { type: 'string', format: 'uuid' } },
        required: ['id'],
        additionalProperties: false,
      },
      'parts.find': { type: 'nonsense' },
      'parts.lost': { type: 'object', properties: {} },
    },
  }
  const resolve = (intent: string, params: Record<string, unknown>) =>
    resolveIntent([...remotes, parts], everything, intent, params)
  expect(resolve('parts.open', { id: ID, next: 'https://evil.example' })).toEqual({ ok: true, path: `/parts/${ID}` })
  expect(resolve('parts.open', { id: '../admin' })).toEqual({ ok: false, reason: 'bad_params' })
  expect(resolve('parts.open', {})).toEqual({ ok: false, reason: 'bad_params' })
  expect(resolve('parts.find', {})).toEqual({ ok: false, reason: 'bad_params' })
  // Declared, but by nobody who provides it.
  expect(resolve('parts.lost', {})).toEqual({ ok: false, reason: 'unknown_intent' })
})
