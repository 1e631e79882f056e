import { describe, expect, test } from 'vitest'
import { resolveIntent } from './resolve-intent.ts'

const remotes = [
  { provides: [{ intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' }] },
  {
    provides: [
      { intent: 'order.createFromQuote', path: '/orders/new', action: 'order.create' },
      { intent: 'order.list', path: '/orders' },
    ],
  },
]
const may = (...actions: string[]) => new Set(actions)

describe('an intent', () => {
  test('puts the parameters of its path there, escaped, and the others into the query string', () => {
    expect(resolveIntent(remotes, may('quote.read'), 'quote.open', { id: 'a/b c' })).toBe('/quotes/a%2Fb%20c')
    expect(resolveIntent(remotes, may('order.create'), 'order.createFromQuote', { quote: '7' })).toBe(
      '/orders/new?quote=7',
    )
  })

  test('leads nowhere when nobody provides it', () => {
    expect(resolveIntent(remotes, may('quote.read'), 'shipment.open', { id: '1' })).toBeUndefined()
  })

  test('leads nowhere for somebody who may not, and anywhere when nothing is needed', () => {
    expect(resolveIntent(remotes, may(), 'quote.open', { id: '1' })).toBeUndefined()
    expect(resolveIntent(remotes, may(), 'order.list', {})).toBe('/orders')
  })

  test('leads nowhere without a parameter of its path', () => {
    expect(resolveIntent(remotes, may('quote.read'), 'quote.open', {})).toBeUndefined()
    expect(resolveIntent(remotes, may('quote.read'), 'quote.open', { id: '' })).toBeUndefined()
  })

  test('goes to the first micro-frontend that provides it', () => {
    const custom = { provides: [{ intent: 'quote.open', path: '/custom/:id' }] }
    expect(resolveIntent([custom, ...remotes], may('quote.read'), 'quote.open', { id: '1' })).toBe('/custom/1')
  })
})
