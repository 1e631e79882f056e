import { create, type DescMessage, type MessageShape, type Message as ProtoMessage } from '@bufbuild/protobuf'
import {
  type Actor,
  ActorSchema,
  type CommandEnvelope,
  type ErrorInfo,
  JobReportSchema,
  type JobStep,
  type ResultRef,
  SagaReplySchema,
} from '@torrent/contracts/backbone'
import { commandOptions } from '@torrent/contracts/options'
import { registry } from '@torrent/contracts/registry'
import { allowed } from '@torrent/policy'
import { sql } from 'drizzle-orm'
import type { Delivery } from './broker.ts'
import { type CommandContext, dayInTokyo } from './command-context.ts'
import { crashPoint } from './crash-points.ts'
import { type Database, rows, type Transaction } from './database.ts'
import { open, pack, readEnvelope, toPayload } from './envelope.ts'
import { writeOutbox } from './outbox.ts'
import { Refused, toErrorInfo } from './refusal.ts'

/** What a handler answers: the document it changed, a saga it started (which will report), or a saga step's result. */
export type Outcome =
  | { kind: 'done'; result: ResultRef }
  | { kind: 'saga' }
  | { kind: 'reply'; schema: DescMessage; message: ProtoMessage }
  | { kind: 'replied' }

export interface CommandHandler {
  schema: DescMessage
  run(context: CommandContext, command: ProtoMessage): Promise<Outcome>
}

/** Pairs a command with what it does. The handler throws `Refused` when a rule says no; then nothing is written. */
export function handle<Desc extends DescMessage>(
  schema: Desc,
  run: (context: CommandContext, command: MessageShape<Desc>) => Promise<ResultRef | Outcome>,
): CommandHandler {
  return {
    schema,
    async run(context, command) {
      const outcome = await run(context, command as MessageShape<Desc>)
      return '$typeName' in outcome ? { kind: 'done', result: outcome } : outcome
    },
  }
}

/** Runs the commands of one service: each once, in one transaction with its events and its report. */
export class CommandRunner {
  private readonly service: string
  private readonly database: Database
  private readonly handlers: ReadonlyMap<string, CommandHandler>

  constructor(service: string, database: Database, handlers: readonly CommandHandler[]) {
    this.service = service
    this.database = database
    this.handlers = new Map(handlers.map(handler => [handler.schema.typeName, handler]))
  }

  /** Handles one delivered command. Throws only what a repetition may cure. */
  async run({ message }: Delivery): Promise<void> {
    const envelope = readEnvelope(message.payload)
    const tenant = this.database.tenant(message.tenant)
    const base = { tenant: message.tenant, traceparent: message.traceparent, envelope }
    try {
      await tenant.transaction(async tx => {
        if (!(await firstTime(tx, message.id))) return
        const context = contextOf(tx, base)
        const outcome = await this.handle(context)
        if (outcome.kind === 'done') await report(context, 'succeeded', { result: outcome.result })
        if (outcome.kind === 'reply') await reply(context, { schema: outcome.schema, message: outcome.message })
        if (outcome.kind === 'replied') await reply(context, {})
        crashPoint('command.before-commit')
      })
      crashPoint('command.after-commit')
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      await this.refuse(message.id, base, toErrorInfo(error))
    }
  }

  /** Ends a command that failed every attempt, so that nobody waits for it. */
  async giveUp({ message }: Delivery): Promise<void> {
    const base = { tenant: message.tenant, traceparent: message.traceparent, envelope: readEnvelope(message.payload) }
    const trace = message.traceparent.split('-')[1]?.slice(0, 8) ?? ''
    await this.refuse(message.id, base, toErrorInfo(new Refused('internal', '', { trace })))
  }

  private async handle(context: CommandContext): Promise<Outcome> {
    const command = open(context.envelope.command)
    const handler = command && this.handlers.get(command.$typeName)
    const description = command && registry.getMessage(command.$typeName)
    const options = description && commandOptions(description)
    if (!command || !handler || options?.service !== this.service) throw new Refused('invalid', 'command')
    if (options.internal && !context.envelope.replyTo) throw new Refused('forbidden')
    if (!mayCommand(context.tenant, context.actor, options.action)) throw new Refused('forbidden')
    return handler.run(context, command)
  }

  private async refuse(messageId: string, base: Base, error: ErrorInfo): Promise<void> {
    await this.database.tenant(base.tenant).transaction(async tx => {
      if (!(await firstTime(tx, messageId))) return
      const context = contextOf(tx, base)
      if (base.envelope.replyTo) await reply(context, { error })
      else await report(context, 'failed', { error })
    })
  }
}

interface Base {
  tenant: string
  traceparent: string
  envelope: CommandEnvelope
}

/** Writes the inbox row; false when this message was handled before. */
export async function firstTime(tx: Transaction, messageId: string): Promise<boolean> {
  const written = await rows(
    tx,
    sql`insert into inbox (message_id) values (${messageId}) on conflict do nothing returning 1`,
  )
  return written.length > 0
}

/** The context of a command in an open transaction. */
export function contextOf(tx: Transaction, base: Base): CommandContext {
  const now = new Date()
  return {
    ...base,
    tx,
    actor: base.envelope.actor ?? create(ActorSchema),
    jobId: base.envelope.jobId,
    commandId: base.envelope.commandId,
    now: now.toISOString(),
    today: dayInTokyo(now),
  }
}

/** Tells the job service how the command stands. */
export async function report(
  context: CommandContext,
  state: 'running' | 'succeeded' | 'failed',
  facts: { result?: ResultRef; error?: ErrorInfo; steps?: JobStep[] },
): Promise<void> {
  if (context.jobId === '') return
  const message = create(JobReportSchema, { jobId: context.jobId, state, ...facts })
  await writeOutbox(context.tx, [
    {
      aggregateType: 'job',
      aggregateId: context.jobId,
      type: 'JobReport',
      payload: toPayload(JobReportSchema, message),
      traceparent: context.traceparent,
    },
  ])
}

async function reply(
  context: CommandContext,
  answer: { error?: ErrorInfo; schema?: DescMessage; message?: ProtoMessage },
): Promise<void> {
  const address = context.envelope.replyTo
  if (!address) return
  const { error, schema, message } = answer
  const result = schema && message ? pack(schema, message) : undefined
  const body = create(SagaReplySchema, { sagaId: address.sagaId, step: address.step, error, result })
  await writeOutbox(context.tx, [
    {
      aggregateType: `${address.service}.replies`,
      aggregateId: address.sagaId,
      type: 'SagaReply',
      payload: toPayload(SagaReplySchema, body),
      traceparent: context.traceparent,
    },
  ])
}

function mayCommand(tenant: string, actor: Actor, action: string): boolean {
  return allowed({ subject: actor.id, tenant, name: actor.name, email: '', roles: actor.roles }, action, { tenant })
}
