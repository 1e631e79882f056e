import { afterAll, beforeAll, expect, test } from 'vitest'
import { type GatewayFixture, startGateway } from './testing/gateway.fixture.ts'

let portal: GatewayFixture
beforeAll(async () => {
  portal = await startGateway({
    files: async app => {
      app.get('/mine', async ({ principal }) => ({ name: principal?.name }))
      app.addContentTypeParser('*', (_request, _body, done) => done(null))
      app.put('/part', async () => ({ taken: true }))
      app.get('/refused', async (_request, reply) => {
        reply.header('content-disposition', 'inline').header('content-length', '7')
        throw Object.assign(new Error('no'), { code: 'file_infected', params: { name: 'Eicar' } })
      })
      app.get('/broken', async () => {
        throw new Error('the password of the database is 1234')
      })
    },
    picture: async (_principal, member) =>
      member === 'm1' ? { image: new Uint8Array([1, 2, 3]), picture: 'p1' } : null,
    outsideBffs: { list: async () => [{ name: 'files', url: 'http://127.0.0.1:9' }] },
  })
})
afterAll(() => portal.close())

test('files are for those who are signed in, whose name goes along', async () => {
  const stranger = await portal.browser().ask('/api/files/mine')
  expect([stranger.status, stranger.json()]).toEqual([401, expect.objectContaining({ code: 'unauthenticated' })])
  const person = await portal.signedIn()
  const answer = await person.ask('/api/files/mine')
  expect(answer.json<{ name: string }>().name).toMatch(/\S/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
})

test('another site puts nothing there in somebody’s name', async () => {
  const person = await portal.signedIn()
  const put = (headers: Record<string, string>) => person.ask('/api/files/part', { method: 'PUT', headers, body: 'x' })
  const type = { 'content-type': 'application/octet-stream' }
  expect((await put({ ...type, origin: 'https://evil.example' })).json()).toMatchObject({ code: 'cross_site' })
  expect((await put({ ...type, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
  expect((await put({ ...type, origin: portal.origin })).json()).toEqual({ taken: true })
})

test('a refusal is told in the person’s language and as what it is; a fault tells nothing', async () => {
  const person = await portal.signedIn()
  const refused = await person.ask('/api/files/refused', { headers: { 'accept-language': 'en' } })
  expect(refused.json()).toMatchObject({ code: 'file_infected', message: expect.stringContaining('(Eicar)') })
  expect([refused.status, refused.headers.get('content-disposition')]).toEqual([400, null])
  const broken = await person.ask('/api/files/broken')
  expect([broken.status, broken.text]).toEqual([500, expect.not.stringContaining('1234')])
})

test('a picture is kept by the browser for as long as it is the member’s', async () => {
  const person = await portal.signedIn()
  const picture = await person.ask('/api/chat/pictures/m1/p1')
  expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/webp'])
  expect(picture.headers.get('cache-control')).toBe('private, max-age=31536000, immutable')
  for (const path of ['/api/chat/pictures/m1/p0', '/api/chat/pictures/m2/p1'])
    expect((await person.ask(path)).status).toBe(404)
  expect((await portal.browser().ask('/api/chat/pictures/m1/p1')).status).toBe(401)
})
