import { expect, test } from 'vitest'
import { failedCall, TorrentError, toTorrentError } from './torrent-error.ts'

const answer = (httpStatus: number, data: object) => Object.assign(new Error(), { data: { httpStatus, ...data } })

test('an error of a BFF keeps code, field and parameters, and has a message in both languages', () => {
  const error = toTorrentError(
    answer(409, { torrent: { code: 'exceeds_open', field: 'lines[0].quantity', params: { open: '3' } } }),
  )
  expect(error).toMatchObject({ code: 'exceeds_open', field: 'lines[0].quantity', outcomeUnknown: false })
  expect(error.text('en')).toBe('Only 3 is open. Reduce the quantity.')
  expect(error.text('ja')).toContain('残数量(3)')
})

test('an empty field belongs to no field', () => {
  expect(toTorrentError(answer(400, { torrent: { code: 'invalid', field: '' } })).field).toBeUndefined()
})

test('no answer at all is "unavailable" with an unknown outcome', () => {
  expect(toTorrentError(new TypeError('Failed to fetch'))).toMatchObject({ code: 'unavailable', outcomeUnknown: true })
})

test('a failure inside or on the way leaves the outcome unknown, a refusal does not', () => {
  expect(toTorrentError(answer(500, { torrent: { code: 'internal' } })).outcomeUnknown).toBe(true)
  expect(toTorrentError(answer(503, { code: 'SERVICE_UNAVAILABLE' })).outcomeUnknown).toBe(true)
  expect(toTorrentError(answer(401, { code: 'UNAUTHORIZED' }))).toMatchObject({
    code: 'unauthenticated',
    outcomeUnknown: false,
  })
})

test('one that is ours already stays the same one', () => {
  const error = new TorrentError({ code: 'conflict' })
  expect(toTorrentError(error)).toBe(error)
})

test('what a call failed with is told apart from a mistake in a screen', () => {
  const refused = Object.assign(answer(404, { torrent: { code: 'not_found' } }), { name: 'TRPCClientError' })
  expect(failedCall(refused)?.code).toBe('not_found')
  expect(failedCall(new TorrentError({ code: 'forbidden' }))?.code).toBe('forbidden')
  expect(failedCall(new TypeError('undefined is not a function'))).toBeUndefined()
})
