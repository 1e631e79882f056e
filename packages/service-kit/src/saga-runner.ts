import type { Message as ProtoMessage } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, type ErrorInfo, type SagaReply, SagaReplySchema } from '@torrent/contracts/backbone'
import { commandOptions } from '@torrent/contracts/options'
import { registry } from '@torrent/contracts/registry'
import { sql } from 'drizzle-orm'
import type { Delivery } from './broker.ts'
import type { CommandContext } from './command-context.ts'
import { contextOf, firstTime, type Outcome, report } from './command-runner.ts'
import { crashPoint } from './crash-points.ts'
import { type Database, rows } from './database.ts'
import { envelope, fromPayload, open, readEnvelope, toPayload } from './envelope.ts'
import { log } from './log.ts'
import { writeOutbox } from './outbox.ts'
import { Refused, toErrorInfo } from './refusal.ts'
import { type LocalStep, type Saga, type SagaStep, sagaLife, stepsOf } from './saga.ts'

interface Stored {
  id: string
  name: string
  state: 'running' | 'compensating' | 'succeeded' | 'failed'
  /** The step whose reply is awaited. */
  step: number
  data: { data: unknown; failedAt?: number; error?: ErrorInfo; kept?: number[] }
}

/** A saga's step whose reply has come. */
interface Awaited {
  context: CommandContext
  saga: Saga<unknown>
  step: SagaStep<unknown>
  row: Stored
  answer: SagaReply
}

/**
 * Carries sagas from step to step. State, effect and next command are written in one transaction, so a crash anywhere
 * leaves a saga that goes on when its next message is delivered.
 */
export class SagaRunner {
  private readonly service: string
  private readonly database: Database
  private readonly sagas: ReadonlyMap<string, Saga<unknown>>

  // biome-ignore lint/suspicious/noExplicitAny: each saga has data of its own type, known only to itself
  constructor(service: string, database: Database, sagas: readonly Saga<any>[]) {
    this.service = service
    this.database = database
    this.sagas = new Map(sagas.map(saga => [saga.name, saga]))
  }

  /**
   * Begins a saga under the id of the command's job; the job is reported as it goes on. One that an event starts has no
   * job: it gets an `id` (uuid) of its own, and nobody is told.
   */
  async start<Data>(context: CommandContext, saga: Saga<Data>, data: Data, id = context.jobId): Promise<Outcome> {
    const stored: Stored = { id, name: saga.name, state: 'running', step: 0, data: { data } }
    await context.tx.execute(
      sql`insert into sagas (id, name, state, step, data, envelope) values (${stored.id}, ${saga.name}, 'running', 0, ${JSON.stringify(stored.data)}::jsonb, ${JSON.stringify(toPayload(CommandEnvelopeSchema, context.envelope))}::jsonb)`,
    )
    await this.advance(context, saga as Saga<unknown>, stored)
    return { kind: 'saga' }
  }

  /** Takes the reply of a step in another service. */
  reply(delivery: Delivery): Promise<void> {
    return this.awaited(delivery, async ({ context, saga, step, row, answer }) => {
      if (row.state === 'compensating') {
        const stored = answer.error ? this.notUndone(saga, row, answer.error.code) : row
        await this.undo(context, saga, { ...stored, step: row.step - 1 })
      } else if (answer.error) {
        await this.fail(context, saga, row, answer.error)
      } else {
        const learned = 'learn' in step && step.learn ? step.learn(row.data.data, open(answer.result)) : row.data.data
        await this.advance(context, saga, { ...row, step: row.step + 1, data: { data: learned } })
      }
      crashPoint('saga.after-reply')
    })
  }

  /** Undoes a saga that could not go on from a reply after every attempt, so that nobody waits for it. */
  giveUp(delivery: Delivery): Promise<void> {
    return this.awaited(delivery, async ({ context, saga, row, answer }) => {
      if (row.state === 'compensating') {
        await this.undo(context, saga, { ...this.notUndone(saga, row, 'internal'), step: row.step - 1 })
      } else {
        const trace = context.traceparent.split('-')[1]?.slice(0, 8) ?? ''
        const error = toErrorInfo(new Refused('internal', '', { trace }))
        // The step itself was done, unless its reply says otherwise: it is undone too.
        await this.fail(context, saga, row, error, answer.error ? row.step - 1 : row.step)
      }
    })
  }

  /** Does the work in one transaction if the reply is the one that its saga waits for; once. */
  private async awaited({ message }: Delivery, work: (awaited: Awaited) => Promise<void>): Promise<void> {
    const answer = fromPayload(SagaReplySchema, message.payload)
    await this.database.tenant(message.tenant).transaction(async tx => {
      if (!(await firstTime(tx, message.id))) return
      const [row] = await rows<Stored & { envelope: unknown }>(
        tx,
        sql`select * from sagas where id = ${answer.sagaId} for update`,
      )
      const saga = row && this.sagas.get(row.name)
      const step = saga?.steps[row?.step ?? -1]
      // A reply that is not awaited is an old one that came again under another id.
      if (!row || !saga || !step || answer.step !== `${row.step}:${row.state}`) return
      const { tenant, traceparent } = message
      const context = contextOf(tx, { tenant, traceparent, envelope: readEnvelope(row.envelope) })
      await work({ context, saga, step, row, answer })
    })
  }

  /** The step in hand stays done although its saga failed: somebody has to look at it. */
  private notUndone(saga: Saga<unknown>, stored: Stored, code: string): Stored {
    const { id, step, data } = stored
    log.error({ saga: saga.name, id, step: saga.steps[step]?.name, code }, 'a compensation was refused')
    return { ...stored, data: { ...data, kept: [...(data.kept ?? []), step] } }
  }

  /** Runs local steps until one in another service has to be awaited, or the end. */
  private async advance(context: CommandContext, saga: Saga<unknown>, stored: Stored): Promise<void> {
    let current = stored
    for (;;) {
      const step = saga.steps[current.step]
      if (step === undefined) {
        const state = sagaLife.next('running', 'finish') ?? 'succeeded'
        await this.store(context, { ...current, state: state as Stored['state'] })
        const steps = stepsOf(saga, 'succeeded', current.step, undefined)
        await report(context, 'succeeded', { steps, result: saga.result(current.data.data) })
        return
      }
      if ('invoke' in step) {
        await this.store(context, current)
        await this.send(context, step.service, step.invoke(current.data.data), current)
        await report(context, 'running', { steps: stepsOf(saga, 'running', current.step, undefined) })
        return
      }
      try {
        // A savepoint, so that a refusal leaves nothing of the step behind and the saga itself can go on.
        const before = current.data.data
        const data = await context.tx.transaction(tx => step.run({ ...context, tx }, before))
        current = { ...current, step: current.step + 1, data: { data } }
      } catch (error) {
        if (!(error instanceof Refused)) throw error
        await this.fail(context, saga, current, toErrorInfo(error))
        return
      }
    }
  }

  /** Turns back: undoes from `from` (the step before the one that failed) to the first. */
  private async fail(
    context: CommandContext,
    saga: Saga<unknown>,
    stored: Stored,
    error: ErrorInfo,
    from = stored.step - 1,
  ): Promise<void> {
    const { $typeName: _, $unknown: __, ...plain } = error
    const data = { ...stored.data, failedAt: stored.step, error: plain as ErrorInfo }
    await this.undo(context, saga, { ...stored, state: 'compensating', step: from, data })
  }

  /** Undoes steps backwards until one in another service has to be awaited, or the beginning. */
  private async undo(context: CommandContext, saga: Saga<unknown>, stored: Stored): Promise<void> {
    let current = stored
    for (;;) {
      const { failedAt, error, kept } = current.data
      const step: SagaStep<unknown> | undefined = saga.steps[current.step]
      if (step === undefined) {
        const state = sagaLife.next('compensating', 'undone') ?? 'failed'
        await this.store(context, { ...current, state: state as Stored['state'] })
        const cause = error && toErrorInfo(new Refused(error.code as never, error.field, error.params))
        await report(context, 'failed', { steps: stepsOf(saga, 'failed', -1, failedAt, kept), error: cause })
        return
      }
      if ('invoke' in step) {
        const command = step.compensate?.(current.data.data)
        if (command) {
          await this.store(context, current)
          await this.send(context, step.service, command, current)
          await report(context, 'running', { steps: stepsOf(saga, 'compensating', current.step, failedAt, kept) })
          return
        }
      } else current = await this.undoHere(context, saga, step, current)
      current = { ...current, step: current.step - 1 }
    }
  }

  private async undoHere(
    context: CommandContext,
    saga: Saga<unknown>,
    step: LocalStep<unknown>,
    stored: Stored,
  ): Promise<Stored> {
    try {
      await context.tx.transaction(async tx => step.undo?.({ ...context, tx }, stored.data.data))
      return stored
    } catch (error) {
      // The steps before it are undone nevertheless, as they are when another service refuses.
      if (!(error instanceof Refused)) throw error
      return this.notUndone(saga, stored, error.code)
    }
  }

  private async store(context: CommandContext, { id, state, step, data }: Stored): Promise<void> {
    await context.tx.execute(
      sql`update sagas set state = ${state}, step = ${step}, data = ${JSON.stringify(data)}::jsonb, updated_at = now() where id = ${id}`,
    )
  }

  private async send(context: CommandContext, service: string, command: ProtoMessage, at: Stored): Promise<void> {
    const schema = registry.getMessage(command.$typeName)
    if (!schema || commandOptions(schema)?.service !== service)
      throw new TypeError(`${command.$typeName} is no command of ${service}`)
    const body = envelope(schema, command, {
      commandId: context.commandId,
      jobId: '',
      actor: context.actor,
      issuedAt: context.now,
      replyTo: { service: this.service, sagaId: at.id, step: `${at.step}:${at.state}` },
    })
    await writeOutbox(context.tx, [
      {
        aggregateType: `${service}.commands`,
        aggregateId: keyOf(command),
        type: command.$typeName,
        payload: toPayload(CommandEnvelopeSchema, body),
        traceparent: context.traceparent,
      },
    ])
  }
}

/** Commands of one document keep their order: the key is the document's id. */
export function keyOf(command: ProtoMessage): string {
  return 'id' in command && typeof command.id === 'string' ? command.id : ''
}
