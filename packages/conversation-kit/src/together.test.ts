import { expect, test } from 'vitest'
import { createTogether, NotShared, type SharedTask } from './together.ts'
import type { Work } from './work.ts'

const TENANT = 'acme-metal'

/** A database that commits when it is told to, and keeps what was written. */
function house() {
  const stored: string[][] = []
  const gate = Promise.withResolvers<void>()
  const together = createTogether(async (tenant, run, traceparent = '') => {
    const written: string[] = []
    const tx = { write: (text: string) => written.push(text) } as never
    const result = await run({ tx, service: 'channel', tenant, traceparent })
    await gate.promise
    stored.push(written)
    return result
  })
  const say = (text: string, task: SharedTask<string> = write(text), conversationId = 'a') =>
    together({ tenant: TENANT, conversationId, traceparent: `trace of ${text}` }, task)
  return { say, stored, open: () => gate.resolve() }
}

const into = ({ tx }: Work, text: string) => (tx as unknown as { write(text: string): void }).write(text)

function write(text: string): SharedTask<string> {
  return async work => {
    into(work, text)
    return `${text}, ${work.traceparent}`
  }
}

test('what comes while a conversation is held is stored together, in its order, each with its own trace', async () => {
  const { say, stored, open } = house()
  const said = ['1', '2', '3', '4'].map(text => say(text))
  open()
  expect(await Promise.all(said)).toEqual(['1', '2', '3', '4'].map(text => `${text}, trace of ${text}`))
  expect(stored).toEqual([['1'], ['2', '3', '4']])
})

test('no transaction grows without limit', async () => {
  const { say, stored, open } = house()
  const said = Array.from({ length: 50 }, (_, index) => say(String(index)))
  open()
  await Promise.all(said)
  expect(stored.map(({ length }) => length)).toEqual([1, 16, 16, 16, 1])
  expect(stored.flat()).toEqual(Array.from({ length: 50 }, (_, index) => String(index)))
})

test('one that is refused takes nothing from the others, and leaves nothing behind', async () => {
  const { say, stored, open } = house()
  const refused: SharedTask<string> = async work => {
    into(work, 'half of it')
    throw new Error('refused')
  }
  const said = [say('1'), say('2'), say('3', refused), say('4')]
  open()
  const results = await Promise.allSettled(said)
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(stored).toEqual([['1'], ['2'], ['4']])
})

test('one that must not share has a transaction of its own', async () => {
  const { say, stored, open } = house()
  const own: SharedTask<string> = async (work, alone) => {
    if (!alone) throw new NotShared()
    into(work, 'own')
    return 'done'
  }
  const said = [say('1'), say('2'), say('3', own)]
  open()
  await Promise.all(said)
  expect(stored).toEqual([['1'], ['2'], ['own']])
})

test('conversations do not wait for each other', async () => {
  const { say, stored, open } = house()
  const begun: string[] = []
  const begin = (text: string): SharedTask<string> => {
    return async work => {
      begun.push(text)
      return write(text)(work, true)
    }
  }
  const said = [say('1', begin('1'), 'a'), say('2', begin('2'), 'b'), say('3', begin('3'), 'a')]
  await Promise.resolve()
  expect(begun).toEqual(['1', '2'])
  open()
  await Promise.all(said)
  expect(stored).toHaveLength(3)
})
