import { describe, expect, test } from 'vitest'
import { TorrentError } from '../errors/torrent-error.ts'
import { createCommandIds } from './command-ids.ts'
import type { CommandAnswer, JobOutcome } from './job-outcome.ts'
import { runCommand } from './run-command.ts'

const result = { kind: 'quote', id: 'q', version: 2, number: 'Q-1' }
const done: CommandAnswer = { state: 'succeeded', jobId: 'j', result }
const noAnswer = new TypeError('Failed to fetch')
const refusal = (code: string, field = '') =>
  Object.assign(new Error(code), { data: { httpStatus: 409, torrent: { code, field, params: {} } } })

/** A button: answers come in the given order; what was sent is noted. */
function button(answers: (CommandAnswer | Error)[], outcome: JobOutcome = { state: 'succeeded', result }) {
  const made = ['id-1', 'id-2', 'id-3']
  const ids = createCommandIds(() => made.shift() ?? '')
  const sent: string[] = []
  const notes: string[] = []
  const press = (input: unknown = { id: 'q' }) =>
    runCommand(ids, input, {
      async send(commandId) {
        sent.push(commandId)
        const answer = answers.shift()
        if (!answer || answer instanceof Error) throw answer ?? noAnswer
        return answer
      },
      async follow(jobId) {
        notes.push(`followed ${jobId}`)
        return outcome
      },
      onWaiting: () => notes.push('waiting'),
      pause: async ms => void notes.push(`paused ${ms}`),
    })
  return { press, sent, notes }
}

/** So often it asks by itself before it gives up. */
const silence = Array.from({ length: 10 }, () => noAnswer)

describe('a command', () => {
  test('resolves with what it made', async () => {
    const { press, sent, notes } = button([done])
    expect(await press()).toEqual(result)
    expect(sent).toEqual(['id-1'])
    expect(notes).toEqual([])
  })

  test('is sent again under the same id while no answer comes', async () => {
    const { press, sent } = button([noAnswer, noAnswer, done])
    expect(await press()).toEqual(result)
    expect(sent).toEqual(['id-1', 'id-1', 'id-1'])
  })

  test('keeps its id for the next press after no answer came, so that it is never carried out twice', async () => {
    const { press, sent } = button([...silence, done])
    await expect(press()).rejects.toMatchObject({ code: 'unavailable', outcomeUnknown: true })
    expect(await press()).toEqual(result)
    expect(sent).toEqual([...silence, done].map(() => 'id-1'))
  })

  test('is another command when the input has changed in between', async () => {
    const { press, sent } = button([...silence, done])
    await expect(press({ note: 'a' })).rejects.toThrow()
    await press({ note: 'b' })
    expect(sent.at(-1)).toBe('id-2')
  })

  test('that was refused is not sent again by itself, and the next press is a new one', async () => {
    const { press, sent, notes } = button([refusal('conflict'), done])
    await expect(press()).rejects.toMatchObject({ code: 'conflict', outcomeUnknown: false })
    expect(notes).toEqual([])
    await press()
    expect(sent).toEqual(['id-1', 'id-2'])
  })

  test('that was pressed twice for the same thing is two commands once the first has ended', async () => {
    const { press, sent } = button([done, done])
    await press()
    await press()
    expect(sent).toEqual(['id-1', 'id-2'])
  })

  test('that takes longer is followed to its end', async () => {
    const { press, notes } = button([{ state: 'pending', jobId: 'j7' }])
    expect(await press()).toEqual(result)
    expect(notes).toEqual(['waiting', 'followed j7'])
  })

  test('whose job fails later says why, with the field', async () => {
    const error = { code: 'exceeds_open', field: 'lines[0].quantity', params: { open: '3' } }
    const { press } = button([{ state: 'pending', jobId: 'j' }], { state: 'failed', error })
    const failure = await press().catch((caught: unknown) => caught)
    expect(failure).toBeInstanceOf(TorrentError)
    expect(failure).toMatchObject(error)
  })
})
