import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ACME, openStorage, type StorageFixture, type TestPerson } from '../storage.fixture.ts'

let storage: StorageFixture
let sato: TestPerson
let suzuki: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  storage = await openStorage({ limits: { imagePixels: 1_000_000 } })
  ;[sato, suzuki, stranger] = [await storage.person(), await storage.person(), await storage.person()]
})
afterAll(() => storage.close())

const get = (person: TestPerson | undefined, id: string, rest = 'original', headers: Record<string, string> = {}) =>
  storage.http(person, `/api/files/${id}/${rest}`, { headers })
const solid = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' }, limitInputPixels: false })

test('only those who may read the conversation get the file, and nobody any more once expelled', async () => {
  const conversationId = storage.conversation(sato, suzuki)
  const { id } = await storage.post(sato, conversationId, 'plan.txt', '計画')
  const mori = await storage.person('mori-foods')
  storage.conversations.get(conversationId)?.members.add(mori.principal.subject)
  const statuses = async () =>
    Promise.all([sato, suzuki, stranger, mori, undefined].map(async person => (await get(person, id)).status))
  expect(await statuses()).toEqual([200, 200, 404, 404, 401])
  const etag = (await get(suzuki, id)).headers.get('etag') ?? ''
  storage.conversations.get(conversationId)?.members.delete(suzuki.principal.subject)
  expect(await statuses()).toEqual([200, 404, 404, 404, 401])
  // Not even that it is still the same.
  expect((await get(suzuki, id, 'original', { 'if-none-match': etag })).status).toBe(404)
})

test('before its message is posted a file is seen by its uploader alone', async () => {
  const conversationId = storage.conversation(sato, suzuki)
  const { id } = await storage.upload(sato, { conversationId }, 'draft.txt', 'x')
  expect([(await get(sato, id)).status, (await get(suzuki, id)).status]).toEqual([200, 404])
})

test('nothing that could carry a script is ever shown: it is downloaded, as what it is', async () => {
  const conversationId = storage.conversation(sato)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
  const hostile: [string, string | Buffer, string][] = [
    ['logo.svg', svg, 'image/svg+xml'],
    ['logo.png', `<?xml version="1.0"?>${svg}`, 'image/svg+xml'],
    ['page.jpg', '\n <!DOCTYPE html><script>alert(1)</script>', 'text/html'],
    ['both.gif', 'GIF89a/*<svg onload=alert(1)>*/=1;', 'image/gif'],
    ['cut.png', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'],
    ['nothing.html', Buffer.from([0, 1, 2, 3]), 'application/octet-stream'],
  ]
  for (const [name, content, contentType] of hostile) {
    const file = await storage.post(sato, conversationId, name, content)
    expect([name, file.contentType, file.hasThumbnail]).toEqual([name, contentType, false])
    const { headers } = await get(sato, file.id)
    expect([name, headers.get('content-disposition')]).toEqual([name, expect.stringMatching(/^attachment; /)])
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'.* sandbox$/)
    expect((await get(sato, file.id, 'thumbnail')).status).toBe(404)
  }
})

test('a PDF is shown, and is nothing else for any browser, whatever it contains besides', async () => {
  const content = '%PDF-1.4\n<html><script>alert(1)</script>'
  const { id } = await storage.post(sato, storage.conversation(sato), 'page.html', content)
  const { headers } = await get(sato, id)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('content-security-policy')).toMatch(/ sandbox$/)
  expect(headers.get('content-disposition')).toMatch(/^inline; /)
})

test('an image has its size as it is shown, and a thumbnail without what else was in it', async () => {
  const conversationId = storage.conversation(sato)
  // On its side, as a telephone takes it, and with the place where it was taken.
  const exif = { IFD0: { Orientation: '6', Copyright: 'SECRET PLACE' } }
  const photo = await solid(900, 600).withExif(exif).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const file = await storage.post(sato, conversationId, '現場.jpg', photo)
  expect(file).toMatchObject({ contentType: 'image/jpeg', width: 600, height: 900, hasThumbnail: true })
  const answer = await get(sato, file.id, 'thumbnail')
  expect(answer.headers.get('content-type')).toBe('image/webp')
  const thumbnail = Buffer.from(await answer.arrayBuffer())
  const { width, height, exif: left } = await sharp(thumbnail).metadata()
  expect([width, height, left]).toEqual([480, 720, undefined])
  const original = await get(sato, file.id)
  expect(original.headers.get('content-disposition')).toBe(
    `inline; filename="__.jpg"; filename*=UTF-8''%E7%8F%BE%E5%A0%B4.jpg`,
  )
  const download = await get(sato, file.id, 'original?download=1')
  expect(download.headers.get('content-disposition')).toMatch(/^attachment; /)
})

test('few bytes that stand for more pixels than allowed are kept, and never unpacked', async () => {
  const bomb = await solid(4_000, 4_000).png({ compressionLevel: 9 }).toBuffer()
  const file = await storage.post(sato, storage.conversation(sato), 'bomb.png', bomb)
  expect(file).toMatchObject({ contentType: 'image/png', width: 0, hasThumbnail: false })
  expect((await get(sato, file.id)).headers.get('content-disposition')).toMatch(/^attachment/)
})

test('parts of a file can be had, as players and broken downloads ask for them', async () => {
  const { id } = await storage.post(sato, storage.conversation(sato), 'digits.txt', '0123456789')
  const range = async (wanted: string, more = {}) => {
    const answer = await get(sato, id, 'original', { range: wanted, ...more })
    return [answer.status, await answer.text(), answer.headers.get('content-range')]
  }
  expect(await range('bytes=2-4')).toEqual([206, '234', 'bytes 2-4/10'])
  expect(await range('bytes=-3')).toEqual([206, '789', 'bytes 7-9/10'])
  expect(await range('bytes=7-')).toEqual([206, '789', 'bytes 7-9/10'])
  expect(await range('bytes=10-')).toEqual([416, '', 'bytes */10'])
  expect(await range('bytes=1-2,4-5')).toEqual([200, '0123456789', null])
  expect(await range('bytes=2-4', { 'if-range': '"another"' })).toEqual([200, '0123456789', null])
  const whole = await get(sato, id)
  expect(whole.headers.get('cache-control')).toBe('private, no-cache')
  const again = await get(sato, id, 'original', { 'if-none-match': whole.headers.get('etag') ?? '' })
  expect([again.status, await again.text()]).toEqual([304, ''])
  const head = await storage.http(sato, `/api/files/${id}/original`, { method: 'HEAD' })
  expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', ''])
})

test('what is in the trash, or nowhere, is not found, whatever the address looks like', async () => {
  const { id } = await storage.post(sato, storage.conversation(sato), 'a.txt', 'a')
  await storage.files.deleteFile({ id, on: true }, sato.call)
  expect((await get(sato, id)).status).toBe(404)
  await storage.files.deleteFile({ id, on: false }, sato.call)
  expect((await get(sato, id)).status).toBe(200)
  for (const path of [`${randomUUID()}/original`, `${id}/secret`, `${id}/../${id}/x`])
    expect((await storage.http(sato, `/api/files/${path}`)).status).toBe(404)
  for (const path of ['..%2f..%2fetc%2fpasswd/original', 'x/original'])
    expect((await storage.http(sato, `/api/files/${path}`)).status).toBe(400)
  // Bytes that went away (a disk that was restored from an older copy) are a clear answer, too.
  await storage.inDatabase(ACME, tx =>
    tx.execute(sql`update files set object_key = 'acme-metal/00/gone' where id = ${id}`),
  )
  expect((await get(sato, id)).status).toBe(404)
})
