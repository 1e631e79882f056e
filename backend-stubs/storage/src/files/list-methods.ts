import type { StorageService } from '@torrent/contracts/storage'
import {
  containsAll,
  type Implementation,
  Refused,
  requireUuid,
  rows,
  searchWords,
  startsWith,
} from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { isKeeper } from '../access.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { bucketMessage, bucketsOf, requireBucket, uuids } from './bucket-rows.ts'
import { FILE_COLUMNS, type FileRow, fileMessage, requireFile, seenBy } from './file-rows.ts'
import { folderMessage, foldersIn, pathTo } from './folder-rows.ts'
import { after, NEWEST_FIRST, PAGE, pageOf } from './pages.ts'
import { requireMayRead } from './rights.ts'

type Methods = Pick<
  Implementation<typeof StorageService>,
  'listBuckets' | 'listFolder' | 'listConversationFiles' | 'searchFiles' | 'getFile'
>

const DEFAULT_FOUND = 30
const MAX_FOUND = 100

/** What there is, as far as the caller may see it at this moment. */
export function listMethods(context: StorageContext): Methods {
  const { access, limits } = context
  const inTrash = sql`deleted_at > now() - ${limits.trashMs} * interval '1 millisecond'`
  return {
    async listBuckets(_, { principal }) {
      const { groups, conversations } = await access.reach(principal)
      const buckets = await within(context, principal.tenant, tx =>
        bucketsOf(tx, [...groups.keys()], [...conversations]),
      )
      return { buckets: buckets.map(bucket => bucketMessage(bucket, groups.get(bucket.ownerId))) }
    },

    async listFolder({ bucketId, folderId, cursor, trash }, { principal }) {
      const { tenant, subject } = principal
      const uuid = requireUuid(bucketId, 'bucketId')
      const folder = folderId === '' ? null : requireUuid(folderId, 'folderId')
      const bucket = await within(context, tenant, tx => requireBucket(tx, uuid))
      await access.bucket(principal, bucket)
      return within(context, tenant, async tx => {
        const path = folder === null ? [] : await pathTo(tx, uuid, folder)
        // Folders are on the first page, before all files.
        const folders = cursor === '' && !trash ? await foldersIn(tx, uuid, folder) : []
        const where = trash ? inTrash : sql`deleted_at is null and folder_id is not distinct from ${folder}::uuid`
        const found = await rows<FileRow>(
          tx,
          sql`select ${FILE_COLUMNS} from files
            where bucket_id = ${uuid} and ${where} and ${seenBy(subject)} and ${after(cursor)}
            ${NEWEST_FIRST} limit ${PAGE + 1}`,
        )
        const page = pageOf(found)
        return {
          folders: folders.map(folderMessage),
          files: page.files.map(fileMessage),
          path: path.map(folderMessage),
          cursor: page.cursor,
        }
      })
    },

    async listConversationFiles({ service, conversationId, cursor }, { principal }) {
      if (!isKeeper(service)) throw new Refused('invalid', 'service')
      const id = requireUuid(conversationId, 'conversationId')
      await access.conversation(principal, service, id)
      const found = await within(context, principal.tenant, tx =>
        rows<FileRow>(
          tx,
          sql`select ${FILE_COLUMNS} from files where conversation_id = ${id} and service = ${service}
              and deleted_at is null and shared_at is not null and ${after(cursor)}
            ${NEWEST_FIRST} limit ${PAGE + 1}`,
        ),
      )
      const page = pageOf(found)
      return { files: page.files.map(fileMessage), cursor: page.cursor }
    },

    async searchFiles({ text, contentType, bucketId, limit, cursor }, { principal }) {
      const { tenant, subject } = principal
      const words = searchWords(text, 'text')
      if (!/^[\w.+/-]{0,100}$/.test(contentType)) throw new Refused('invalid', 'contentType')
      if (!Number.isInteger(limit) || limit < 0 || limit > MAX_FOUND) throw new Refused('invalid', 'limit')
      const size = limit === 0 ? DEFAULT_FOUND : limit
      const place = bucketId === '' ? await everywhere() : await inBucket(requireUuid(bucketId, 'bucketId'))
      const found = await within(context, tenant, tx =>
        rows<FileRow>(
          tx,
          sql`select ${FILE_COLUMNS} from files where ${place} and deleted_at is null and ${seenBy(subject)}
              and ${containsAll(sql`search`, words)} and ${startsWith(sql`content_type`, contentType)} and ${after(cursor)}
            ${NEWEST_FIRST} limit ${size + 1}`,
        ),
      )
      const page = pageOf(found, size)
      return { files: page.files.map(fileMessage), cursor: page.cursor }

      async function inBucket(id: string) {
        const bucket = await within(context, tenant, tx => requireBucket(tx, id))
        await access.bucket(principal, bucket)
        return sql`bucket_id = ${id}`
      }
      async function everywhere() {
        const { groups, conversations } = await access.reach(principal)
        const groupIds = uuids([...groups.keys()])
        const conversationIds = uuids([...conversations])
        return sql`(conversation_id = any(${conversationIds}::uuid[]) or bucket_id in (
          select id from buckets where removed_at is null
            and ((owner_kind = 'group' and owner_id = any(${groupIds}::uuid[]))
              or (owner_kind = 'conversation' and owner_id = any(${conversationIds}::uuid[])))))`
      }
    },

    async getFile({ id }, { principal }) {
      const { tenant, subject } = principal
      const uuid = requireUuid(id, 'id')
      const file = await within(context, tenant, tx => requireFile(tx, uuid, subject))
      await requireMayRead(context, principal, file)
      return fileMessage(file)
    },
  }
}
