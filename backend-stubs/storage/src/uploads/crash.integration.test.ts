import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UPLOAD_CRASH_POINTS } from '@torrent/service-kit'
import { testDatabase } from '@torrent/service-kit/testing'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { ACME, openStorage } from '../storage.fixture.ts'

const UPLOAD_ONCE = fileURLToPath(new URL('upload-once.fixture.ts', import.meta.url))

test.each(UPLOAD_CRASH_POINTS)(
  'an upload whose service died at %s is completed afterwards, to one file',
  async point => {
    const [url, filesDir] = [await testDatabase('storage'), await mkdtemp(join(tmpdir(), 'torrent-files-'))]
    const storage = await openStorage({ url, filesDir })
    try {
      const sato = await storage.person()
      const conversationId = storage.conversation(sato)
      const id = randomUUID()
      const begin = {
        id,
        service: 'channel',
        conversationId,
        bucketId: '',
        folderId: '',
        name: 'a.txt',
        sizeBytes: '10',
      }
      const upload = JSON.stringify({ principal: sato.principal, begin, content: '0123456789' })
      const environment = { STORAGE_URL: url, STORAGE_FILES: filesDir, STORAGE_UPLOAD: upload, TORRENT_CRASH_AT: point }
      const dying = fork(UPLOAD_ONCE, { env: { ...process.env, ...environment }, execArgv: [] })
      const [etag] = await once(dying, 'message')
      dying.send('go on')
      expect(await once(dying, 'exit')).toEqual([null, 'SIGKILL'])

      const file = await storage.files.completeUpload({ id, etags: [etag] }, sato.call)
      expect(file).toMatchObject({ id, name: 'a.txt', sizeBytes: '10', contentType: 'text/plain; charset=utf-8' })
      expect(await (await storage.http(sato, `/api/files/${id}/original`)).text()).toBe('0123456789')
      expect(await storage.objects()).toHaveLength(1)
      const used = await storage.inDatabase(ACME, tx => tx.execute(sql`select used_bytes from buckets`))
      expect(used.rows).toEqual([{ used_bytes: '10' }])
    } finally {
      await storage.close()
      await rm(filesDir, { recursive: true, force: true })
    }
  },
)
