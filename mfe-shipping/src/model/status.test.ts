import { expect, test } from 'vitest'
import description from '../../torrent.json' with { type: 'json' }
import { progressOf, STATUSES } from './status.ts'

const changes = [
  { version: 2, fields: [{ field: 'status', before: 'planned', after: 'picking' }] },
  { version: 3, fields: [{ field: 'status', before: 'picking', after: 'cancelled' }] },
]

test('each status has its place on the way', () => {
  expect(progressOf('planned', [])).toMatchObject({ at: 0, stopped: false })
  expect(progressOf('shipped', changes)).toMatchObject({ at: 3, stopped: false })
})

test('a cancelled shipment stopped where it was when it was cancelled', () => {
  expect(progressOf('cancelled', changes)).toMatchObject({ at: 1, stopped: true })
})

test('a cancelled shipment whose history has not arrived stopped at the beginning', () => {
  expect(progressOf('cancelled', [])).toMatchObject({ at: 0, stopped: true })
})

test('every status that screens know has its words in the description, in the same order', () => {
  const described = description.documents.find(document => document.kind === 'shipment')
  expect(described?.statuses.map(({ status }) => status)).toEqual(STATUSES)
})
