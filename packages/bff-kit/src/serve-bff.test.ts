import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { type ServedBff, serveBff } from './serve-bff.ts'
import { procedure, router } from './trpc.ts'

const partsRouter = router({
  mine: procedure('portal.use')
    .input(z.strictObject({ text: z.string(), day: z.string() }))
    .query(({ ctx, input }) => ({ who: ctx.principal.name, text: input.text })),
  manage: procedure('release.operate').query(() => 'secret'),
  jobs: procedure('portal.use').query(({ ctx }) => ctx.clients.job.listJobs({ limit: 1 }, ctx.call)),
})
const contractWith = (properties: readonly string[]) => ({
  name: 'parts',
  procedures: {
    mine: {
      type: 'query',
      input: {
        type: 'object',
        properties: Object.fromEntries(properties.map(name => [name, { type: 'string' }])),
        required: properties,
        additionalProperties: false,
      },
      output: {},
    },
  },
})

/** What of a portal a BFF outside needs: its public keys, and the files of releases. */
let portal: Server
let bff: ServedBff
let sign: (claims?: Record<string, unknown>, lifetime?: string) => Promise<string>

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const key = { ...(await exportJWK(publicKey)), kid: 'one', alg: 'ES256' }
  portal = createServer((request, response) => {
    if (request.url === '/oidc/jwks') return void response.end(JSON.stringify({ keys: [key] }))
    if (request.url === '/releases/parts/1.0.0/torrent-bff.json') {
      return void response.end(JSON.stringify(contractWith(['text'])))
    }
    response.statusCode = 404
    response.end()
  })
  await new Promise<void>(resolve => portal.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
  sign = (claims = {}, lifetime = '5m') =>
    new SignJWT({ tenant: 'acme-metal', roles: ['sales'], name: '佐藤', email: 's@acme.example', ...claims })
      .setProtectedHeader({ alg: 'ES256', kid: 'one' })
      .setIssuer(`${address}/oidc`)
      .setAudience('torrent')
      .setSubject('7a0c6c1e-6a53-5d0a-9d0e-6a1f0b6f2f10')
      .setExpirationTime(lifetime)
      .sign(privateKey)
  const contract = contractWith(['text', 'day'])
  bff = await serveBff({ name: 'parts', router: partsRouter, port: 0, portal: address, contract })
})

afterAll(async () => {
  await bff.close()
  portal.close()
})

const INPUT = encodeURIComponent(JSON.stringify({ text: 'M6', day: '2026-11-22' }))

async function ask(path: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${bff.url}${path}`, { headers })
  return { status: answer.status, body: await answer.json() }
}

const asPerson = async (claims?: Record<string, unknown>, lifetime?: string) => ({
  authorization: `Bearer ${await sign(claims, lifetime)}`,
})

describe('a BFF in a process of its own', () => {
  test('knows the person by the token that the gateway sends along', async () => {
    const { body } = await ask(`/trpc/mine?input=${INPUT}`, await asPerson())
    expect(body.result.data).toEqual({ who: '佐藤', text: 'M6' })
  })

  test('lets nobody through without a token, with one that has expired, or with a forged one', async () => {
    const forged = (await sign()).replace(/\.[^.]+$/, '.AAAA')
    const attempts = [
      {},
      await asPerson({}, '-1m'),
      { authorization: `Bearer ${forged}` },
      { authorization: 'Basic eA==' },
    ]
    for (const headers of attempts) {
      const { status, body } = await ask(`/trpc/mine?input=${INPUT}`, headers)
      expect(status).toBe(401)
      expect(body.error.data.torrent.code).toBe('unauthenticated')
    }
  })

  test('does not take the tokens of the platform’s own processes', async () => {
    const { status } = await ask(`/trpc/mine?input=${INPUT}`, { authorization: `Bearer internal:${await sign()}` })
    expect(status).toBe(401)
  })

  test('refuses what a person may not do', async () => {
    expect((await ask('/trpc/manage', await asPerson())).status).toBe(403)
  })

  test('asks the page to reload whose screens were built for another contract, and no other', async () => {
    const old = { ...(await asPerson()), 'x-torrent-release': 'parts@1.0.0' }
    const { status, body } = await ask(`/trpc/mine?input=${INPUT}`, old)
    expect(status).toBe(412)
    expect(body.error.data).toMatchObject({ code: 'PRECONDITION_FAILED', torrent: { code: 'reload_required' } })

    const unknown = { ...(await asPerson()), 'x-torrent-release': 'parts@9.9.9' }
    expect((await ask(`/trpc/mine?input=${INPUT}`, unknown)).status).toBe(200)
  })

  test('tells the portal its contract and whether it is well', async () => {
    expect((await ask('/contract')).body).toEqual(contractWith(['text', 'day']))
    expect(await ask('/healthz')).toEqual({ status: 200, body: { status: 'ready' } })
  })

  test('fails, and says nothing of the inside, when it calls a service it was not given', async () => {
    const { status, body } = await ask('/trpc/jobs', await asPerson())
    expect(status).toBe(500)
    expect(body.error.data.torrent.code).toBe('internal')
    expect(JSON.stringify(body)).not.toContain('serveBff')
  })
})

test('a contract of another BFF is refused at the start', async () => {
  const contract = { ...contractWith([]), name: 'stock' }
  const options = { name: 'parts', router: partsRouter, port: 0, portal: 'http://127.0.0.1:1', contract }
  await expect(serveBff(options)).rejects.toThrow('not that of "parts"')
})

test('a running call is finished before it stops', async () => {
  let release = () => {}
  const gate = new Promise<void>(resolve => {
    release = resolve
  })
  let begun = () => {}
  const started = new Promise<void>(resolve => {
    begun = resolve
  })
  const slow = router({
    mine: procedure('portal.use').query(async () => {
      begun()
      await gate
      return 'done'
    }),
  })
  const address = `http://127.0.0.1:${(portal.address() as AddressInfo).port}`
  const served = await serveBff({ name: 'parts', router: slow, port: 0, portal: address, contract: contractWith([]) })
  const answer = fetch(`${served.url}/trpc/mine`, { headers: await asPerson() })
  await started
  const closing = served.close()
  release()
  expect((await (await answer).json()).result.data).toBe('done')
  await closing
})
