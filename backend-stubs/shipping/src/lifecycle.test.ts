import { Refused } from '@torrent/service-kit'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterStep, shipmentActions } from './lifecycle.ts'
import { shipment } from './sample-shipment.fixture.ts'
import { cancelled, delivered, packed, picking, shipped, undone } from './shipment.ts'

type Shipment = typeof shipment

const NOW = '2026-10-05T01:02:03.000Z'
const STEPS: Record<string, (shipment: Shipment) => Shipment> = {
  pick: picking,
  pack: shipment => packed(shipment, []),
  undo: undone,
  ship: shipment => shipped(shipment, { carrier: '', trackingNumber: '' }, NOW),
  deliver: shipment => delivered(shipment, '', NOW),
  cancel: shipment => cancelled(shipment, 'No longer wanted'),
}
const ORDER = ['planned', 'picking', 'packed', 'shipped', 'delivered']
const anyPath = fc.array(fc.constantFrom(...Object.keys(STEPS)), { maxLength: 25 })

/** Every status on the way, taking the steps that are possible and trying those that are not. */
function statuses(path: readonly string[]): string[] {
  const seen = [shipment.status]
  let current = shipment
  for (const name of path) {
    try {
      current = STEPS[name]?.(current) ?? current
    } catch (error) {
      expect(error).toBeInstanceOf(Refused)
    }
    seen.push(current.status)
  }
  return seen
}

describe('whatever is tried with a shipment', () => {
  test('it moves one step at a time, and backwards only before it has left', () => {
    fc.assert(
      fc.property(anyPath, path => {
        const seen = statuses(path)
        for (const [index, status] of seen.entries()) {
          const before = seen[index - 1] ?? status
          if (status === before) continue
          if (status === 'cancelled') expect(['planned', 'picking', 'packed']).toContain(before)
          else expect(Math.abs(ORDER.indexOf(status) - ORDER.indexOf(before))).toBe(1)
          if (ORDER.indexOf(before) >= 3) expect(status).toBe('delivered')
        }
      }),
    )
  })

  test('what is cancelled or delivered never changes again', () => {
    fc.assert(
      fc.property(anyPath, path => {
        const seen = statuses(path)
        const end = seen.findIndex(status => status === 'cancelled' || status === 'delivered')
        if (end >= 0) expect(new Set(seen.slice(end)).size).toBe(1)
      }),
    )
  })

  test('lines and quantities stay what the order has set aside', () => {
    fc.assert(
      fc.property(anyPath, path => {
        let current = shipment
        for (const name of path) {
          try {
            current = STEPS[name]?.(current) ?? current
          } catch {
            // Refused steps change nothing; which ones are refused is checked above.
          }
        }
        expect(current.lines.map(line => line.quantity)).toEqual(shipment.lines.map(line => line.quantity))
      }),
    )
  })
})

test.each([
  ['planned', ['shipment.pick', 'shipment.cancel']],
  ['picking', ['shipment.pick', 'shipment.cancel']],
  ['packed', ['shipment.ship', 'shipment.pick', 'shipment.cancel']],
  ['shipped', ['shipment.deliver']],
  ['delivered', []],
  ['cancelled', []],
])('a %s shipment offers %j', (status, actions) => {
  expect(shipmentActions(status)).toEqual(actions)
})

test.each([
  ['planned', 'ship', 'not_allowed_now'],
  ['planned', 'undo', 'not_allowed_now'],
  ['picking', 'deliver', 'not_allowed_now'],
  ['shipped', 'undo', 'already_shipped'],
  ['delivered', 'cancel', 'already_shipped'],
  ['delivered', 'deliver', 'not_allowed_now'],
  ['cancelled', 'pick', 'not_allowed_now'],
] as const)('a %s shipment refuses to %s as %s', (status, step, code) => {
  expect(() => afterStep(status, step)).toThrow(expect.objectContaining({ code }))
})
