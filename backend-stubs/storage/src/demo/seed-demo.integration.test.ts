import { demoFiles } from '@torrent/contracts/demo-conversations'
import { Refused } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ACME, openStorage } from '../storage.fixture.ts'

test('the demo’s files are there once however often it starts, for those who talk there, scanner or not', async () => {
  const scanner = { scan: async () => Promise.reject(new Refused('unavailable')) }
  const storage = await openStorage({ scanner })
  try {
    for (const tenant of [ACME, ACME, 'other']) await storage.service.seedDemo(tenant)
    const [file] = demoFiles(ACME, new Date())
    if (!file) throw new Error('the demo shares no file')
    const [colleague, stranger] = [await storage.person(), await storage.person()]
    storage.conversations.set(file.conversationId, { members: new Set([colleague.principal.subject]), groupId: '' })
    const ask = (person: typeof colleague) => storage.http(person, `/api/files/${file.fileId}/original`)
    const answer = await ask(colleague)
    expect(Buffer.from(await answer.arrayBuffer()).equals(file.bytes)).toBe(true)
    expect((await ask(stranger)).status).toBe(404)
    const used = await storage.inDatabase(ACME, tx =>
      tx.execute(sql`select sum(used_bytes)::int as bytes from buckets`),
    )
    const bytes = demoFiles(ACME, new Date()).reduce((sum, each) => sum + each.bytes.length, 0)
    expect(used.rows).toEqual([{ bytes }])
  } finally {
    await storage.close()
  }
})
