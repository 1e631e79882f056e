import { expect, test } from 'vitest'
import { choicesSettled, settling } from './settling.ts'

test('what is being looked up is waited for, also when it fails, and then nothing more', async () => {
  expect(choicesSettled()).toBeUndefined()
  const [found, lost] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  settling(found.promise)
  settling(lost.promise)
  let settled = false
  const waiting = choicesSettled()?.then(() => {
    settled = true
  })
  found.resolve()
  await found.promise
  await Promise.resolve()
  expect(settled).toBe(false)
  lost.reject(new Error('no answer'))
  await waiting
  expect(choicesSettled()).toBeUndefined()
})
