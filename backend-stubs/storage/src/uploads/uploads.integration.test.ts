import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scanner, Verdict } from '../inspect/scanner.ts'
import { ACME, openStorage, refusalOf, type StorageFixture, type TestPerson } from '../storage.fixture.ts'

const PART = 1_000
const QUOTA = 20_000

let storage: StorageFixture
let sato: TestPerson
let suzuki: TestPerson
let stranger: TestPerson
beforeAll(async () => {
  const limits = { partBytes: PART, fileBytes: 10_000, bucketBytes: QUOTA, uploadsOfMember: 30 }
  storage = await openStorage({ limits })
  ;[sato, suzuki, stranger] = [await storage.person(), await storage.person(), await storage.person()]
})
afterAll(() => storage.close())

const put = (person: TestPerson, url: string, body: Buffer, headers = {}) =>
  storage.http(person, url, { method: 'PUT', body: new Uint8Array(body), headers })
const codeOf = async (answer: Response) => `${answer.status} ${((await answer.json()) as { code: string }).code}`

test('a file sent in parts is the file that was sent, and its type is what is in it', async () => {
  const conversationId = storage.conversation(sato, suzuki)
  const content = Buffer.concat([Buffer.from('%PDF-1.7\n'), randomBytes(3_500)])
  const file = await storage.upload(sato, { conversationId }, '図面 第2版.exe', content)
  expect(file).toMatchObject({
    ...{ name: '図面 第2版.exe', contentType: 'application/pdf', sizeBytes: String(content.length), conversationId },
    sha256: createHash('sha256').update(content).digest('hex'),
    ...{ uploadedBy: { id: sato.principal.subject }, scanned: false, hasThumbnail: false },
  })
  const answer = await storage.http(sato, `/api/files/${file.id}/original`)
  expect(Buffer.from(await answer.arrayBuffer()).equals(content)).toBe(true)
  expect(await readdir(join(storage.filesDir, 'uploads'))).toEqual([])
})

test('an upload that broke off goes on where it was: only what is missing is sent again, in any order', async () => {
  const place = { conversationId: storage.conversation(sato) }
  const content = randomBytes(2_500)
  const id = randomUUID()
  const begun = await storage.begin(sato, place, content.length, { id })
  expect(begun.parts.map(({ number, etag }) => [number, etag])).toEqual([
    [1, ''],
    [2, ''],
    [3, ''],
  ])
  await put(sato, begun.parts[2]?.url ?? '', content.subarray(2_000))
  const again = await storage.begin(sato, place, content.length, { id })
  expect(again.parts.map(({ etag }) => etag !== '')).toEqual([false, false, true])
  await put(sato, again.parts[1]?.url ?? '', content.subarray(1_000, 2_000))
  await put(sato, again.parts[0]?.url ?? '', content.subarray(0, 1_000))
  const now = await storage.files.getUpload({ id }, sato.call)
  const file = await storage.files.completeUpload({ id, etags: now.parts.map(({ etag }) => etag) }, sato.call)
  expect(file.sha256).toBe(createHash('sha256').update(content).digest('hex'))
  // Who did not hear the answer asks again, in any of the ways.
  const once = { id, etags: now.parts.map(({ etag }) => etag) }
  expect(await storage.files.completeUpload(once, sato.call)).toEqual(file)
  expect((await storage.begin(sato, place, content.length, { id })).parts.every(({ etag }) => etag !== '')).toBe(true)
})

test('what did not arrive as it was stated is no file', async () => {
  const place = { conversationId: storage.conversation(sato) }
  const { id, parts } = await storage.begin(sato, place, 2_000)
  const [first, second] = [randomBytes(PART), randomBytes(PART)]
  const etags = await Promise.all(
    [first, second].map(
      async (body, index) => (await put(sato, parts[index]?.url ?? '', body)).headers.get('etag') ?? '',
    ),
  )
  const complete = (stated: string[]) => refusalOf(storage.files.completeUpload({ id, etags: stated }, sato.call))
  expect(await complete(etags.toReversed())).toBe('part_missing etags')
  expect(await complete(etags.slice(0, 1))).toBe('part_missing etags')
  expect(await complete([...etags, 'x'])).toBe('invalid etags')
  expect(await complete(['../../../etc/passwd', etags[1] ?? ''])).toBe('part_missing etags')
  expect(await complete(etags)).toContain('answered')
})

test('a part of another size is refused, and one whose sender went away leaves nothing', async () => {
  const { parts } = await storage.begin(sato, { conversationId: storage.conversation(sato) }, PART)
  const url = parts[0]?.url ?? ''
  expect(await codeOf(await put(sato, url, randomBytes(PART - 1)))).toBe('400 part_damaged')
  expect(await codeOf(await put(sato, url, randomBytes(PART + 1)))).toBe('400 part_damaged')
  // Without saying how long it is.
  const tooLong = new Blob([randomBytes(PART * 3)]).stream()
  const chunked = await storage.http(sato, url, { method: 'PUT', body: tooLong, duplex: 'half' } as RequestInit)
  expect(await codeOf(chunked)).toBe('400 part_damaged')
  await goAway(url)
  await expect.poll(() => readdir(join(storage.filesDir, 'uploads', url.split('/')[4] ?? ''))).toEqual([])
})

test('an address is good for one part of one upload, for its member, until it is over', async () => {
  const limits = { partBytes: PART, linkMs: -1 }
  const { parts } = await storage.begin(sato, { conversationId: storage.conversation(sato, suzuki) }, 2_000)
  const [url, other] = [parts[0]?.url ?? '', parts[1]?.url ?? '']
  const body = randomBytes(PART)
  const expired = await openStorage({ url: storage.url, filesDir: storage.filesDir, limits })
  try {
    const person = await expired.person()
    const late = await expired.begin(person, { conversationId: expired.conversation(person) }, PART)
    const answer = await expired.http(person, late.parts[0]?.url ?? '', { method: 'PUT', body: new Uint8Array(body) })
    expect(await codeOf(answer)).toBe('403 link_expired')
  } finally {
    await expired.close()
  }
  const forged = [
    url.replace('/1?', '/2?'),
    url.replace(/sig=./, 'sig=A'),
    url.replace(/sig=.*/, ''),
    url.replace(/exp=\d+/, 'exp=99999999999999'),
    url.replace('size=1000', 'size=999999'),
    `${url.split('?')[0]}?${other.split('?')[1]}`,
    url.replace(/uploads\/[0-9a-f]+/, 'uploads/..%2f..%2fobjects'),
    url.replace(/uploads\/[0-9a-f]+/, `uploads/${'0'.repeat(32)}`),
  ]
  for (const address of forged) expect(await codeOf(await put(sato, address, body))).toBe('403 link_expired')
  expect(await codeOf(await put(suzuki, url, body))).toBe('403 link_expired')
  expect(await codeOf(await storage.http(undefined, url, { method: 'PUT', body: new Uint8Array(body) }))).toBe(
    '401 unauthenticated',
  )
  expect((await put(sato, url, body)).status).toBe(200)
})

test('only who may post there uploads there, at its end, too; and nobody touches an upload of somebody else', async () => {
  const conversationId = storage.conversation(sato)
  expect(await refusalOf(storage.begin(stranger, { conversationId }, 10))).toBe('not_found')
  const { id, parts } = await storage.begin(sato, { conversationId }, 10)
  const etag = (await put(sato, parts[0]?.url ?? '', randomBytes(10))).headers.get('etag') ?? ''
  for (const ask of [storage.files.getUpload, storage.files.completeUpload])
    expect(await refusalOf(ask({ id } as never, suzuki.call))).toBe('upload_over id')
  await storage.files.abortUpload({ id }, suzuki.call)
  storage.conversations.get(conversationId)?.members.add(suzuki.principal.subject)
  expect(await refusalOf(storage.begin(suzuki, { conversationId }, 10, { id }))).toBe('already_exists id')
  storage.conversations.get(conversationId)?.members.delete(sato.principal.subject)
  expect(await refusalOf(storage.files.completeUpload({ id, etags: [etag] }, sato.call))).toBe('not_found')
  const mori = await storage.person('mori-foods')
  storage.conversations.get(conversationId)?.members.add(mori.principal.subject)
  expect(await refusalOf(storage.files.getUpload({ id }, mori.call))).toBe('upload_over id')
})

test('nothing is posted in an archived conversation, nor put where there is no room', async () => {
  const conversationId = storage.conversation(sato)
  const place = { conversationId }
  expect(await refusalOf(storage.begin(sato, place, 10_001))).toBe('file_too_large sizeBytes')
  // All at once: what is on its way counts, so that they do not fit together.
  const all = await Promise.all(Array.from({ length: 4 }, () => refusalOf(storage.begin(sato, place, 6_000))))
  expect(all.map(answer => answer.split(' ')[0]).sort()).toEqual(['answered', 'answered', 'answered', 'bucket_full'])
  expect(await refusalOf(storage.begin(sato, place, 2_001))).toBe('bucket_full sizeBytes')
  const last = await storage.begin(sato, place, 2_000)
  await storage.files.abortUpload({ id: last.id }, sato.call)
  expect(await refusalOf(storage.files.getUpload({ id: last.id }, sato.call))).toBe('upload_over id')
  expect(await refusalOf(storage.begin(sato, place, 2_000))).toContain('answered')
  const conversation = storage.conversations.get(conversationId)
  if (conversation) conversation.archived = true
  expect(await refusalOf(storage.begin(sato, place, 1))).toBe('forbidden')
})

test('nonsense is refused as what it is', async () => {
  const conversationId = storage.conversation(sato)
  const begin = (more: object) =>
    refusalOf(
      storage.files.beginUpload(
        { id: randomUUID(), service: 'channel', conversationId, name: 'a', sizeBytes: '1', ...more },
        sato.call,
      ),
    )
  expect(await begin({ id: '../x' })).toBe('invalid id')
  expect(await begin({ sizeBytes: '-1' })).toBe('invalid sizeBytes')
  expect(await begin({ sizeBytes: '9007199254740993' })).toBe('invalid sizeBytes')
  expect(await begin({ service: 'quote' })).toBe('invalid service')
  expect(await begin({ bucketId: randomUUID() })).toBe('invalid conversationId')
  expect(await begin({ conversationId: '' })).toBe('invalid conversationId')
  expect(await begin({ conversationId: '', service: '', bucketId: randomUUID() })).toBe('not_found bucketId')
  for (const name of ['../../etc/passwd', 'a\\b', '..', 'a\0b', 'bill\u202egpj.exe', 'x'.repeat(256), '\ud800'])
    expect(await begin({ name })).toBe('file_name name')
  expect(await begin({ name: ' ' })).toBe('required name')
})

test('who has too many uploads on their way waits', async () => {
  const person = await storage.person()
  const place = { conversationId: storage.conversation(person) }
  for (let count = 0; count < 30; count++) await storage.begin(person, place, 1)
  expect(await refusalOf(storage.begin(person, place, 1))).toBe('too_many_uploads')
})

test('completed twice at the same time it is one file, which counts once', async () => {
  const place = { conversationId: storage.conversation(sato) }
  const { id, parts } = await storage.begin(sato, place, 500)
  const etag = (await put(sato, parts[0]?.url ?? '', randomBytes(500))).headers.get('etag') ?? ''
  const answers = await Promise.all([1, 2, 3].map(() => storage.files.completeUpload({ id, etags: [etag] }, sato.call)))
  expect(new Set(answers.map(({ uploadedAt }) => uploadedAt)).size).toBe(1)
  const { buckets } = await storage.files.listBuckets({}, sato.call)
  const used = await storage.inDatabase(ACME, tx =>
    tx.execute(sql`select used_bytes from buckets where owner_id = ${place.conversationId}`),
  )
  expect(used.rows).toEqual([{ used_bytes: '500' }])
  expect(buckets.find(({ ownerId }) => ownerId === place.conversationId)?.usedBytes).toBe('500')
})

test('what the scanner finds fault with is thrown away; while it cannot be asked, nothing is let in', async () => {
  let says: Verdict | 'gone' = 'gone'
  const scanner: Scanner = {
    async scan(content) {
      content.resume()
      if (says === 'gone') throw new Refused('unavailable')
      return says
    },
  }
  const guarded = await openStorage({ scanner })
  try {
    const person = await guarded.person()
    const place = { conversationId: guarded.conversation(person) }
    const { id, parts } = await guarded.begin(person, place, 4)
    const sent = await guarded.http(person, parts[0]?.url ?? '', { method: 'PUT', body: 'evil' })
    const complete = () =>
      refusalOf(guarded.files.completeUpload({ id, etags: [sent.headers.get('etag') ?? ''] }, person.call))
    expect(await complete()).toBe('unavailable')
    says = { found: 'Eicar' }
    expect(await complete()).toBe('file_infected')
    expect([await complete(), await guarded.objects()]).toEqual(['upload_over id', []])
    says = 'clean'
    expect(await guarded.upload(person, place, 'good.txt', 'good')).toMatchObject({ scanned: true })
  } finally {
    await guarded.close()
  }
})

test('an empty file is a file', async () => {
  const file = await storage.upload(sato, { conversationId: storage.conversation(sato) }, 'empty.txt', '')
  expect(file).toMatchObject({ sizeBytes: '0', contentType: 'application/octet-stream' })
  const answer = await storage.http(sato, `/api/files/${file.id}/original`)
  expect([answer.status, await answer.text()]).toEqual([200, ''])
})

/** Begins to send a part and hangs up half-way. */
async function goAway(path: string): Promise<void> {
  const { port } = new URL((await storage.http(sato, '/api/files/x/original')).url)
  const socket = connect(Number(port), '127.0.0.1')
  const head = [
    `PUT ${path} HTTP/1.1`,
    'host: localhost',
    `authorization: Bearer ${sato.call.token}`,
    `content-length: ${PART}`,
  ]
  socket.write(`${head.join('\r\n')}\r\n\r\n${'x'.repeat(500)}`)
  await expect.poll(() => readdir(join(storage.filesDir, 'uploads', path.split('/')[4] ?? ''))).toHaveLength(1)
  socket.destroy()
}
