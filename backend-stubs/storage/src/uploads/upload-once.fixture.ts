/** Uploads one file and completes it, in a process that a test may let die; tells the test before it begins to complete. */
import { once } from 'node:events'
import { Readable } from 'node:stream'
import { openDatabase } from '@torrent/service-kit'
import { noScanner } from '../inspect/scanner.ts'
import { DEFAULT_LIMITS } from '../limits.ts'
import { readSigningKey } from '../signing-key.ts'
import { diskBlobStore } from '../store/disk-blob-store.ts'
import { beginUpload } from './begin-upload.ts'
import { completeUpload } from './complete-upload.ts'

const { STORAGE_URL: url = '', STORAGE_FILES: filesDir = '', STORAGE_UPLOAD = '{}' } = process.env
const { principal, begin, content } = JSON.parse(STORAGE_UPLOAD)
const migrations = new URL('../../migrations/', import.meta.url)
const database = await openDatabase({ name: 'storage', url, tenancy: 'rows', publishes: true, migrations })
const store = diskBlobStore(filesDir, await database.tenant(principal.tenant).transaction(readSigningKey))
const everything = { mayRead: true, mayPost: true, groupId: '', name: '', kind: 'channel' }
const access = { conversation: async () => everything } as never
const context = { database, store, access, scanner: noScanner, limits: DEFAULT_LIMITS }
const { parts = [] } = await beginUpload(context, principal, begin)
const address = new URL(parts[0]?.url ?? '', 'http://localhost')
const [multipart = '', part = ''] = address.pathname.split('/').slice(-2)
const { tenant, subject: member } = principal
const allowed = store.open({ multipart, part, query: address.searchParams, tenant, member })
const etag = await store.putPart(allowed, Readable.from([Buffer.from(content)]))
process.send?.(etag)
await once(process, 'message')
await completeUpload(context, principal, { id: begin.id, etags: [etag] } as never)
process.exit(0)
