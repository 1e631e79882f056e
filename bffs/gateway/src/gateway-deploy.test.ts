import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

let portal: GatewayFixture
beforeAll(async () => {
  portal = await startGateway({
    rateLimits: { deploy: 5 },
    deploy: async app => {
      app.all('/whoami', async ({ headers, principal }) => ({ cookie: headers.cookie ?? null, principal }))
    },
  })
})
afterAll(() => portal.close())

test('a session opens nothing below /api/deploy: its cookie does not even get there', async () => {
  const person = await portal.signedIn()
  const answer = await person.ask('/api/deploy/whoami', { headers: { authorization: 'Bearer x' } })
  expect(answer.json()).toEqual({ cookie: null, principal: null })
})

test('a command line that asks too often hears it in its own form, and browsers are served as before', async () => {
  const ask = () => fetch(`${portal.origin}/api/deploy/whoami`, { method: 'POST' })
  const answers = []
  for (let count = 0; count < 6; count++) answers.push(await ask())
  const last = answers.at(-1)
  expect([last?.status, last?.headers.has('retry-after')]).toEqual([429, true])
  expect(await last?.json()).toMatchObject({
    error: { code: 'rate_limited', message: { en: expect.stringContaining('seconds') } },
  })
  const person = await portal.signedIn()
  expect((await person.ask('/api/echo/trpc/me')).status).toBe(200)
})
