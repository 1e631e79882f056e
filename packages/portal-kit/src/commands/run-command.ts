import { TorrentError, toTorrentError } from '../errors/torrent-error.ts'
import type { CommandIds } from './command-ids.ts'
import type { CommandAnswer, CommandResult, JobOutcome } from './job-outcome.ts'

export interface CommandRun {
  /** Sends it; the input already carries its `commandId`. */
  send(commandId: string): Promise<CommandAnswer>
  /** Waits for the end of a job that takes longer. */
  follow(jobId: string): Promise<JobOutcome>
  /** Told when the answer was that it takes longer. */
  onWaiting(): void
  /** Waits before another attempt, in milliseconds. */
  pause(ms: number): Promise<void>
}

/**
 * Pauses in milliseconds before the attempts after the first, while no answer comes: long enough in all for a server
 * that is started again.
 */
const PAUSES = [400, 1_500, 3_000, 5_000, 8_000, 10_000, 10_000, 10_000, 10_000]

/**
 * Runs one command to its end: sends it, sends it again under the same id while no answer comes, and follows its job
 * when it takes longer.
 * @throws {TorrentError} when it was refused or failed, or when still no answer came
 */
export async function runCommand(ids: CommandIds, input: unknown, run: CommandRun): Promise<CommandResult | undefined> {
  const commandId = ids.idFor(input)
  const answer = await sendUntilAnswered(ids, input, () => run.send(commandId), run.pause)
  if (answer.state === 'succeeded') return answer.result
  run.onWaiting()
  const outcome = await run.follow(answer.jobId)
  if (outcome.state === 'failed') throw new TorrentError(outcome.error)
  return outcome.result
}

async function sendUntilAnswered(
  ids: CommandIds,
  input: unknown,
  send: () => Promise<CommandAnswer>,
  pause: CommandRun['pause'],
): Promise<CommandAnswer> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      const answer = await send()
      ids.settle()
      return answer
    } catch (failure) {
      const error = toTorrentError(failure)
      const wait = PAUSES[attempt]
      if (error.outcomeUnknown && wait !== undefined) {
        await pause(wait)
        continue
      }
      if (error.outcomeUnknown) ids.keep(input)
      else ids.settle()
      throw error
    }
  }
}
