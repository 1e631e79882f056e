import { expect, test } from 'vitest'
import description from '../../torrent.json' with { type: 'json' }
import { progressOf, STATUSES } from './status.ts'

const change = (version: number, before: string, after: string) => ({
  version,
  fields: [{ field: 'status', before, after }],
})

test('every status that torrent.json names can be filtered by, and the other way round', () => {
  expect(description.documents[0]?.statuses.map(({ status }) => status)).toEqual([...STATUSES])
})

test.each(STATUSES)('%s stands somewhere on the way, also before its history is known', status => {
  const { at, way } = progressOf(status, [])
  expect(way[at]).toBeDefined()
})

test('an order on hold stands where it was held', () => {
  const history = [change(2, 'draft', 'confirmed'), change(5, 'confirmed', 'partially_shipped')]
  expect(progressOf('on_hold', [...history, change(6, 'partially_shipped', 'on_hold')])).toMatchObject({
    at: 2,
    stopped: false,
  })
})

test('a cancelled order has stopped where it was, also when it was on hold, in whatever order its history comes', () => {
  const history = [
    change(4, 'on_hold', 'cancelled'),
    change(2, 'draft', 'confirmed'),
    change(3, 'confirmed', 'on_hold'),
  ]
  expect(progressOf('cancelled', history)).toMatchObject({ at: 1, stopped: true })
  expect(progressOf('cancelled', [change(2, 'draft', 'cancelled')])).toMatchObject({ at: 0, stopped: true })
})

test('a closed order has come to the end', () => {
  expect(progressOf('closed', [])).toMatchObject({ at: 3, stopped: false })
})
