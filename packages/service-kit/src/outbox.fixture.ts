import { fromJson } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, JobReportSchema, SagaReplySchema } from '@torrent/contracts/backbone'
import { registry } from '@torrent/contracts/registry'
import { asSuperuser, databaseIn } from '../testing/index.ts'
import type { Delivery } from './broker.ts'
import type { Database } from './database.ts'
import { open } from './envelope.ts'

interface Row {
  id: string
  aggregatetype: string
  aggregateid: string
  type: string
  payload: Record<string, unknown>
}

/** What a service has written into its outbox since the last look, in the order of writing, in words. */
export function outboxReader(database: Database): { take(): Promise<string[]>; rows(): Promise<Row[]> } {
  const known = new Set<string>()
  async function rows(): Promise<Row[]> {
    // Ids of one process are UUID version 7: their order is that of writing.
    const { rows: all } = await asSuperuser(databaseIn(database.url), client =>
      client.query<Row>('select id, aggregatetype, aggregateid, type, payload from outbox order by id'),
    )
    return all
  }
  return {
    rows,
    async take() {
      const fresh = (await rows()).filter(row => !known.has(row.id))
      for (const row of fresh) known.add(row.id)
      return fresh.map(inWords)
    },
  }
}

function inWords({ aggregatetype, payload, type }: Row): string {
  if (aggregatetype === 'job') {
    const { state, steps, error, result } = fromJson(JobReportSchema, payload as never, { registry })
    const parts = [`job ${state}`, ...steps.map(step => `${step.name} ${step.state}`)]
    if (error) parts.push(`because ${error.code}`)
    if (result) parts.push(`giving ${result.kind} ${result.number}`)
    return parts.join(', ')
  }
  if (aggregatetype.endsWith('.commands')) {
    const envelope = fromJson(CommandEnvelopeSchema, payload as never, { registry })
    return `${open(envelope.command)?.$typeName.split('.').at(-1)} to ${aggregatetype.split('.')[0]}`
  }
  if (aggregatetype.endsWith('.replies')) {
    const { error, step, result } = fromJson(SagaReplySchema, payload as never, { registry })
    const what = error ? `refused ${error.code}` : (open(result)?.$typeName.split('.').at(-1) ?? 'done')
    return `reply on ${step}: ${what}`
  }
  return type
}

let offset = 0n

/** A message as a consumer is handed it. */
export function delivered(topic: string, id: string, payload: unknown, tenant = 'acme-metal'): Delivery {
  offset += 1n
  return { topic, offset, message: { id, key: '', type: '', tenant, version: 0, traceparent: '', payload } }
}
