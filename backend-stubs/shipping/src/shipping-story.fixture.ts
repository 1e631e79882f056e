import { randomUUID } from 'node:crypto'
import { create, type DescMessage, type MessageInitShape } from '@bufbuild/protobuf'
import { CommandEnvelopeSchema, type ErrorInfo, JobReportSchema, SagaReplySchema } from '@torrent/contracts/backbone'
import { type Customer, CustomerSchema } from '@torrent/contracts/common'
import { DocumentEventSchema } from '@torrent/contracts/document'
import { OrderAllocationSchema } from '@torrent/contracts/order'
import {
  type Broker,
  fromPayload,
  type Message,
  open,
  pack,
  Refused,
  type Subscription,
  toPayload,
  topicOf,
} from '@torrent/service-kit'
import { testDatabase } from '@torrent/service-kit/testing'
import { allocation, facts } from './sample-shipment.fixture.ts'
import { createShippingService } from './service.ts'

export const TENANT = 'acme-metal'
export const SATO = { id: '0199d3c0-0000-7000-8000-0000000000d1', name: 'Sato', roles: ['shipping'] }

/** How a person's command ended. */
export interface Ended {
  state: string
  steps: string[]
  error: ErrorInfo | undefined
  result: { id: string; version: number; number: string } | undefined
}

/**
 * The shipping service with its own PostgreSQL and outbox, and a test in the place of everybody else: it says what
 * arrives and sees what leaves.
 */
export async function startShippingStory() {
  const broker = recordingBroker()
  const customers = new Map<string, Customer>([[facts.customer.id, facts.customer]])
  const service = await createShippingService({
    url: await testDatabase('shipping'),
    tokenFor: async () => 'token',
    common: {
      async getCustomer({ id = '' }: { id?: string }) {
        const customer = customers.get(id)
        if (!customer) throw new Refused('not_found', 'id')
        return customer
      },
    } as never,
  })
  await service.provision(TENANT)
  await service.provision('mori-foods')
  await service.start(broker)

  return {
    service,
    /** Messages that left for another service or tell of a shipment, in commit order: `ShipmentCreated`, … */
    left: () => broker.published.filter(({ topic }) => topic !== topicOf('job')).map(({ message }) => message),
    blockCustomer(blocked: boolean) {
      customers.set(facts.customer.id, create(CustomerSchema, { ...facts.customer, blocked }))
    },
    /** A command as the job service sends it; resolves when it has been handled. `times` delivers it again. */
    async command<Desc extends DescMessage>(
      schema: Desc,
      init: MessageInitShape<Desc>,
      { actor = SATO, tenant = TENANT, times = 1 } = {},
    ): Promise<Job> {
      const jobId = randomUUID()
      const body = create(CommandEnvelopeSchema, {
        commandId: randomUUID(),
        jobId,
        actor,
        command: pack(schema, create(schema, init)),
      })
      const message = arrived(jobId, schema.typeName, toPayload(CommandEnvelopeSchema, body), tenant)
      for (let time = 0; time < times; time += 1) await broker.deliver(topicOf('shipping.commands'), message)
      return { id: jobId, ended: () => broker.report(jobId, ['succeeded', 'failed']) }
    },
    /** The order answers what this job asks of it next: so much was set aside, or why not. Says what it was asked. */
    async orderAnswers(
      job: Job,
      answer: { lines?: { lineId: string; quantity: string }[]; error?: string },
      times = 1,
    ) {
      const asked = await broker.next(topicOf('order.commands'), message => sagaOf(message)?.sagaId === job.id)
      const reply = create(SagaReplySchema, {
        sagaId: job.id,
        step: sagaOf(asked)?.step ?? '',
        error: answer.error === undefined ? undefined : { code: answer.error },
        result: answer.lines && pack(OrderAllocationSchema, orderAllocation(answer.lines)),
      })
      const message = arrived(job.id, 'SagaReply', toPayload(SagaReplySchema, reply), asked.tenant)
      for (let time = 0; time < times; time += 1) await broker.deliver(topicOf('shipping.replies'), message)
      return open(fromPayload(CommandEnvelopeSchema, asked.payload).command)
    },
    stop: () => service.stop(),
  }
}

interface Job {
  id: string
  ended(): Promise<Ended>
}

/** The shipment in an event, with the change that made it. */
export function eventOf(message: Message) {
  const { document, change } = fromPayload(DocumentEventSchema, message.payload)
  return { type: change?.type, note: change?.note, version: document?.version, status: document?.status, document }
}

function sagaOf(message: Message) {
  return fromPayload(CommandEnvelopeSchema, message.payload).replyTo
}

function orderAllocation(lines: { lineId: string; quantity: string }[]) {
  return create(OrderAllocationSchema, {
    lines,
    order: {
      id: allocation.orderId,
      number: allocation.orderNumber,
      subject: allocation.subject,
      customer: { id: allocation.customerId },
      lines: allocation.lines.map(line => ({ ...line, id: line.orderLineId, quantity: '1000' })),
    },
  })
}

function arrived(key: string, type: string, payload: unknown, tenant: string): Message {
  return { id: randomUUID(), key, type, tenant, version: 0, traceparent: '', payload }
}

/** A broker that keeps what is published and delivers what the test says. */
function recordingBroker() {
  const published: { topic: string; message: Message }[] = []
  const subscriptions: Subscription[] = []
  const taken = new Set<unknown>()
  let heard: (() => void)[] = []

  async function until<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find()
      if (found !== undefined) return found
      await new Promise<void>(resolve => heard.push(resolve))
    }
  }

  return {
    published,
    async publish(messages) {
      published.push(...messages)
      for (const hear of heard.splice(0)) hear()
    },
    async subscribe(subscription) {
      subscriptions.push(subscription)
    },
    async close() {
      heard = []
    },
    async deliver(topic: string, message: Message): Promise<void> {
      const subscription = subscriptions.find(({ topics }) => topics.includes(topic))
      await subscription?.handle({ topic, offset: 0n, message })
    },
    /** The next message on the topic that was not taken yet. */
    next: (topic: string, fits: (message: Message) => boolean) =>
      until(() => {
        const found = published.find(entry => entry.topic === topic && !taken.has(entry) && fits(entry.message))
        if (found) taken.add(found)
        return found?.message
      }),
    /** What was reported about a job once it is in one of these states; what it published before has arrived by then. */
    report: (jobId: string, states: readonly string[]): Promise<Ended> =>
      until(() => {
        const reports = published
          .filter(({ topic, message }) => topic === topicOf('job') && message.key === jobId)
          .map(({ message }) => fromPayload(JobReportSchema, message.payload))
        const report = reports.findLast(({ state }) => states.includes(state))
        return (
          report && {
            state: report.state,
            steps: report.steps.map(step => `${step.name} ${step.state}`),
            error: report.error,
            result: report.result,
          }
        )
      }),
  } satisfies Broker & Record<string, unknown>
}
