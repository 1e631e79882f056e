import { randomUUID } from 'node:crypto'
import { anyPack } from '@bufbuild/protobuf/wkt'
import { isErrorCode } from '@torrent/contracts/errors'
import type { Job } from '@torrent/contracts/job'
import { actionOfMethod, commandOptions } from '@torrent/contracts/options'
import { allCommands, allServices } from '@torrent/contracts/registry'
import { allowed, ROLES } from '@torrent/policy'
import { type CallContext, connectGrpc, Refused } from '@torrent/service-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openAllServices } from './all-services.ts'
import { nonsenseOf } from './nonsense.ts'

const TENANTS = ['acme-metal', 'mori-foods'] as const
const KINDS = ['quote', 'order', 'shipment'] as const
const SEED = 20_261_122

let house: Awaited<ReturnType<typeof openAllServices>>
beforeAll(async () => {
  house = await openAllServices()
})
afterAll(() => house.close())

type Call = (request: object, context: CallContext) => Promise<unknown>

/** Every method of every service that is mounted, over real gRPC. */
function everyMethod() {
  return house.served.flatMap(({ service, address }) => {
    const client = connectGrpc(service, address) as unknown as Record<string, Call>
    return service.methods.map(method => ({
      name: `${service.typeName}/${method.name}`,
      method,
      call: client[method.localName] as Call,
    }))
  })
}

/** The code with which a call was refused; undefined when it was answered. */
async function codeOf(call: Promise<unknown>): Promise<string | undefined> {
  try {
    await call
    return undefined
  } catch (error) {
    expect(error).toBeInstanceOf(Refused)
    return (error as Refused).code
  }
}

/** The ids of a channel with a message in it, and of the person themselves. */
async function conversationOf(person: string, context: CallContext): Promise<string[]> {
  const { channel, conversations } = house.clients
  const { id } = await channel.createChannel({ id: randomUUID(), name: 'Nonsense' }, context)
  const posted = { id: randomUUID(), conversationId: id, body: 'A first word' }
  const message = await conversations.channel.postMessage(posted, context)
  return [id, message.id, person]
}

test('every service of the contracts is mounted, and each of its methods names an action', () => {
  const served = new Set(house.served.map(({ service }) => service.typeName))
  expect([...served].sort()).toEqual(
    allServices()
      .map(service => service.typeName)
      .sort(),
  )
  for (const { name, method } of everyMethod()) expect(actionOfMethod(method), name).toBeTruthy()
})

describe.each(TENANTS)('in %s', tenant => {
  test.each(ROLES)('%s may call exactly what the policies permit', async role => {
    const { principal, call: context } = await house.identity.person(tenant, role)
    for (const { name, method, call } of everyMethod()) {
      const action = actionOfMethod(method) ?? ''
      for (const kind of action.includes('{kind}') ? KINDS : ['']) {
        const code = await codeOf(call({ kind }, context))
        const permitted = allowed(principal, action.replace('{kind}', kind))
        expect(code === 'forbidden', `${name} ${kind}: ${code}`).toBe(!permitted)
      }
    }
  })

  test.each(ROLES)('%s may send exactly the commands that the policies permit', async role => {
    const { principal, call } = await house.identity.person(tenant, role)
    for (const command of allCommands()) {
      const [message] = fc.sample(nonsenseOf(command), { numRuns: 1, seed: SEED })
      const packed = anyPack(command, { ...message, id: randomUUID() } as never)
      const code = await codeOf(house.clients.job.startJob({ commandId: randomUUID(), command: packed }, call))
      const { action = '', internal = false } = commandOptions(command) ?? {}
      const permitted = !internal && allowed(principal, action)
      expect(code === undefined, `${command.typeName}: ${code}`).toBe(permitted)
    }
  })
})

test('nobody is answered without a token, with a forged one, or with one of another issuer', async () => {
  for (const token of [undefined, 'nonsense', 'a.b.c', 'internal:a.b.c']) {
    for (const { name, call } of everyMethod()) expect(await codeOf(call({}, { token })), name).toBe('unauthenticated')
  }
})

// Thousands of calls, one after the other.
test('no method breaks on nonsense: it answers, or refuses with a code of the registry', async () => {
  const { call: context, principal } = await house.identity.person('acme-metal', 'admin')
  const known = await conversationOf(principal.subject, context)
  for (const { name, method, call } of everyMethod()) {
    for (const request of fc.sample(nonsenseOf(method.input, known), { numRuns: 40, seed: SEED })) {
      const code = await codeOf(call(request, context))
      if (code === undefined) continue
      expect(isErrorCode(code), `${name}: ${code}`).toBe(true)
      expect(['internal', 'unavailable'], `${name} ${JSON.stringify(request).slice(0, 300)}`).not.toContain(code)
    }
  }
}, 180_000)

test('no command breaks on nonsense: its job ends, and where it fails, with a code of the registry', async () => {
  const { call } = await house.identity.person('acme-metal', 'admin')
  const ended = async (job: Job): Promise<Job> => {
    for (let now = job; ; now = await house.clients.job.waitForJob({ id: job.id, timeoutMs: 5_000 }, call))
      if (now.state === 'succeeded' || now.state === 'failed') return now
  }
  for (const command of allCommands().filter(candidate => !commandOptions(candidate)?.internal)) {
    const messages = fc.sample(nonsenseOf(command), { numRuns: 15, seed: SEED })
    await Promise.all(
      messages.map(async message => {
        const packed = anyPack(command, { ...message, id: randomUUID() } as never)
        const about = `${command.typeName} ${JSON.stringify(message).slice(0, 300)}`
        const started = house.clients.job.startJob({ commandId: randomUUID(), command: packed }, call)
        const code = await codeOf(started)
        // What cannot be stored at all is refused before there is a job.
        const error = code ?? (await ended(await started)).error?.code
        if (error !== undefined) expect(isErrorCode(error) && error !== 'internal', `${about}: ${error}`).toBe(true)
      }),
    )
  }
})
