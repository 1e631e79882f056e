import type { StorageService } from '@torrent/contracts/storage'
import { type Implementation, Refused, requireUuid, rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { requireName } from '../file-name.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { requireBucket } from './bucket-rows.ts'
import { FILE_COLUMNS, type FileRow, fileMessage, findFile, requireFile } from './file-rows.ts'
import { addFolder, folderMessage, pathTo } from './folder-rows.ts'
import { requireMayDelete, requireMayMove } from './rights.ts'

type Methods = Pick<Implementation<typeof StorageService>, 'createFolder' | 'renameFile' | 'deleteFile'>

/** Folders, names, and the trash. */
export function changeMethods(context: StorageContext): Methods {
  const { access, limits } = context
  return {
    async createFolder(request, { principal }) {
      const id = requireUuid(request.id, 'id')
      const bucketId = requireUuid(request.bucketId, 'bucketId')
      const parentId = request.parentId === '' ? null : requireUuid(request.parentId, 'parentId')
      const name = requireName(request.name, 'name')
      const bucket = await within(context, principal.tenant, tx => requireBucket(tx, bucketId))
      if (!(await access.bucket(principal, bucket)).write) throw new Refused('forbidden')
      return within(context, principal.tenant, async tx => {
        await rows(tx, sql`select 1 from buckets where id = ${bucketId} for update`)
        return folderMessage(await addFolder(tx, { id, bucketId, parentId, name }))
      })
    },

    async renameFile(request, { principal }) {
      const id = requireUuid(request.id, 'id')
      const name = requireName(request.name, 'name')
      const folderId = request.folderId === '' ? null : requireUuid(request.folderId, 'folderId')
      const { tenant, subject } = principal
      const file = await within(context, tenant, tx => requireFile(tx, id, subject))
      await requireMayMove(context, principal, file)
      return within(context, tenant, async tx => {
        if (folderId !== null) await pathTo(tx, file.bucketId, folderId)
        return changed(
          tx,
          sql`update files set name = ${name}, search = ${searchColumn(name)}, folder_id = ${folderId}
            where id = ${id} and deleted_at is null returning ${FILE_COLUMNS}`,
        )
      })
    },

    async deleteFile(request, { principal }) {
      const id = requireUuid(request.id, 'id')
      const { tenant, subject } = principal
      const file = await within(context, tenant, tx => findFile(tx, id))
      if (!file || (file.sharedAt === null && file.memberId !== subject)) throw new Refused('not_found', 'id')
      await requireMayDelete(context, principal, file)
      return within(context, tenant, tx =>
        changed(
          tx,
          request.on
            ? sql`update files set deleted_at = coalesce(deleted_at, now()) where id = ${id} returning ${FILE_COLUMNS}`
            : sql`update files set deleted_at = null
                where id = ${id} and (deleted_at is null or deleted_at > now() - ${limits.trashMs} * interval '1 millisecond')
                returning ${FILE_COLUMNS}`,
        ),
      )
    },
  }
}

/** Refused: `not_found` when it went away meanwhile. */
async function changed(tx: Transaction, statement: ReturnType<typeof sql>) {
  const [file] = await rows<FileRow>(tx, statement)
  if (!file) throw new Refused('not_found', 'id')
  return fileMessage(file)
}
