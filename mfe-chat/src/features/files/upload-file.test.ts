import { expect, test } from 'vitest'
import { PartRefused, type UploadCalls, uploadFile } from './upload-file.ts'

/** A storage that keeps parts of 4 bytes; `fail` decides what happens to an attempt. */
function storage(
  size: number,
  fail: (number: number, attempt: number, url: string) => Error | undefined = () => undefined,
) {
  const arrived = new Map<number, string>()
  const attempts = new Map<number, number>()
  let generation = 1
  const plan = () => ({
    partSizeBytes: 4,
    parts: Array.from({ length: Math.ceil(size / 4) }, (_, index) => ({
      number: index + 1,
      url: `/${index + 1}?${generation}`,
      etag: arrived.has(index + 1) ? `e${index + 1}` : '',
    })),
  })
  const calls: UploadCalls<string> = {
    begin: async () => plan(),
    async refresh() {
      generation += 1
      return plan()
    },
    async put(url, part, onSent) {
      const number = Number(/\d+/.exec(url)?.[0])
      const attempt = (attempts.get(number) ?? 0) + 1
      attempts.set(number, attempt)
      const failure = fail(number, attempt, url)
      if (failure) throw failure
      onSent(part.size)
      arrived.set(number, await part.text())
      return `e${number}`
    },
    complete: async etags =>
      `${etags.join(',')}:${[...arrived]
        .toSorted(([a], [b]) => a - b)
        .map(([, text]) => text)
        .join('')}`,
    pause: async () => {},
  }
  return { calls, attempts }
}

const signal = new AbortController().signal
const file = new Blob(['abcdefghij'])

test('a file arrives whole and in order, and the progress ends at all of it', async () => {
  const shares: number[] = []
  const { calls } = storage(10)
  expect(await uploadFile(file, calls, share => shares.push(share), signal)).toBe('e1,e2,e3:abcdefghij')
  expect(shares[0]).toBe(0)
  expect(shares.at(-1)).toBe(1)
})

test('a part that the network lost is sent again, the others are not', async () => {
  const { calls, attempts } = storage(10, (number, attempt) =>
    number === 2 && attempt < 3 ? new TypeError('net') : undefined,
  )
  await uploadFile(file, calls, () => {}, signal)
  expect(Object.fromEntries(attempts)).toEqual({ 1: 1, 2: 3, 3: 1 })
})

test('begun again after it was given up, it sends only what is missing', async () => {
  let isDown = true
  const { calls, attempts } = storage(10, number => (isDown && number === 3 ? new TypeError('net') : undefined))
  await expect(uploadFile(file, calls, () => {}, signal)).rejects.toThrow('net')
  isDown = false
  attempts.clear()
  const shares: number[] = []
  expect(await uploadFile(file, calls, share => shares.push(share), signal)).toBe('e1,e2,e3:abcdefghij')
  expect([...attempts.keys()]).toEqual([3])
  expect(shares[0]).toBe(0.8)
})

test('an address that has expired is renewed', async () => {
  const { calls } = storage(10, (_, __, url) => (url.endsWith('?1') ? new PartRefused('link_expired') : undefined))
  expect(await uploadFile(file, calls, () => {}, signal)).toBe('e1,e2,e3:abcdefghij')
})

test('what storage refuses for another reason is not tried again', async () => {
  const { calls, attempts } = storage(4, () => new PartRefused('upload_over'))
  await expect(uploadFile(new Blob(['abcd']), calls, () => {}, signal)).rejects.toThrow('upload_over')
  expect(attempts.get(1)).toBe(1)
})

test('an upload that is taken back is not completed', async () => {
  const abort = new AbortController()
  const { calls } = storage(10, () => {
    abort.abort()
    return undefined
  })
  await expect(uploadFile(file, calls, () => {}, abort.signal)).rejects.toThrow()
})
