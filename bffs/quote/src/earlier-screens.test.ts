import { randomUUID } from 'node:crypto'
import { create } from '@bufbuild/protobuf'
import { bffPlugin, type Clients } from '@torrent/bff-kit'
import { JobSchema } from '@torrent/contracts/job'
import { CountDocumentsResponseSchema } from '@torrent/contracts/query'
import { GetBffContractResponseSchema } from '@torrent/contracts/releases'
import Fastify, { type FastifyInstance } from 'fastify'
import { afterEach, beforeEach, expect, test } from 'vitest'
import contract from '../contract.json' with { type: 'json' }
import { quoteRouter } from './router.ts'

/** What screens of earlier releases were built for: this contract with a change that has been undone since. */
const earlier = {
  // The reason was optional, and a quote was closed without one.
  '1.0.0': change(({ close }) => {
    close.input.required = close.input.required.filter(name => name !== 'reason')
  }),
  // There was a procedure that is gone.
  '1.1.0': change((_, all) => {
    all.duplicate = { type: 'mutation', input: { type: 'null' }, output: {} }
  }),
  // Nothing but what has been added since was missing.
  '1.2.0': change((_, all) => {
    delete all.markSent
  }),
}

function change(edit: (known: typeof contract.procedures, all: Record<string, unknown>) => void): string {
  const copy = structuredClone(contract)
  edit(copy.procedures, copy.procedures)
  return JSON.stringify(copy)
}

let app: FastifyInstance
beforeEach(async () => {
  const clients = {
    releases: {
      getBffContract: async ({ version = '' }) =>
        create(GetBffContractResponseSchema, { contract: Reflect.get(earlier, version) ?? '' }),
    },
    query: { countDocuments: async () => create(CountDocumentsResponseSchema, { counts: [] }) },
    job: { startJob: async () => create(JobSchema, { id: 'job', state: 'succeeded' }), waitForJob: async () => ({}) },
  } as unknown as Clients
  const person = { subject: randomUUID(), tenant: 'acme-metal', name: 'x', email: 'x@y', roles: ['sales'], token: 't' }
  app = Fastify()
  await app.register(bffPlugin(quoteRouter, clients, ({ headers }) => (headers.cookie ? person : null), { contract }))
})
afterEach(() => app.close())

/** Calls a procedure as a page of this release does. */
async function call(version: string, procedure: string, input?: object) {
  const answer = await app.inject({
    method: input ? 'POST' : 'GET',
    url: `/trpc/${procedure}`,
    headers: { cookie: 'signed-in', 'x-torrent-release': `quote@${version}` },
    ...(input ? { payload: input } : {}),
  })
  return { status: answer.statusCode, code: answer.json().error?.data.torrent.code }
}

const CLOSING = { commandId: randomUUID(), id: randomUUID(), baseVersion: 1 }

test('a page of an earlier release goes on reading, and is asked to reload where it would be misunderstood', async () => {
  expect(await call('1.0.0', 'counts')).toEqual({ status: 200, code: undefined })
  // Not `invalid`: there is nothing that the person could correct.
  expect(await call('1.0.0', 'close', CLOSING)).toEqual({ status: 412, code: 'reload_required' })
})

test('a procedure that is gone asks for a reload, and not for the administrator', async () => {
  expect(await call('1.1.0', 'duplicate', {})).toEqual({ status: 412, code: 'reload_required' })
  expect(await call('9.9.9', 'duplicate', {})).toEqual({ status: 404, code: 'not_found' })
})

test('what has only been added disturbs no earlier page', async () => {
  expect((await call('1.2.0', 'close', { ...CLOSING, reason: 'lost' })).code).not.toBe('reload_required')
  expect((await call('1.2.0', 'counts')).status).toBe(200)
})

test('the contract is for those who are signed in', async () => {
  expect((await app.inject({ url: '/contract' })).statusCode).toBe(401)
  const answer = await app.inject({ url: '/contract', headers: { cookie: 'signed-in' } })
  expect(answer.json()).toEqual(contract)
})
