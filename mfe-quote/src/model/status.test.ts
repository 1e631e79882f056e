import { expect, test } from 'vitest'
import description from '../../torrent.json' with { type: 'json' }
import { progressOf, STATUSES } from './status.ts'

test('every status that torrent.json names can be filtered by, and the other way round', () => {
  expect(description.documents[0]?.statuses.map(({ status }) => status)).toEqual([...STATUSES])
})

test.each(STATUSES)('%s stands somewhere on the way', status => {
  const { at, way } = progressOf(status)
  expect(way[at]).toBeDefined()
})

test('a rejected quote has stopped where it was submitted', () => {
  expect(progressOf('rejected')).toMatchObject({ at: 1, stopped: true })
  expect(progressOf('approved')).toMatchObject({ at: 2, stopped: false })
})
