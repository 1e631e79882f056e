import type { StorageService } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import { type Implementation, Refused, requireUuid, rows, searchColumn, type Transaction } from '@torrent/service-kit'
import { sql } from 'drizzle-orm'
import { requireName } from '../file-name.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { lockBucket, requireBucket } from './bucket-rows.ts'
import { FILE_COLUMNS, type FileRow, fileMessage, findFile, requireFile } from './file-rows.ts'
import {
  addFolder,
  changeFolder,
  type FolderRow,
  findFolder,
  folderMessage,
  pathTo,
  removeFolder,
} from './folder-rows.ts'
import { requireMayDelete, requireMayMove } from './rights.ts'

type Methods = Pick<
  Implementation<typeof StorageService>,
  'createFolder' | 'renameFolder' | 'deleteFolder' | 'renameFile' | 'deleteFile'
>

/** Folders, names, and the trash. */
export function changeMethods(context: StorageContext): Methods {
  const { access, limits } = context

  async function requireMayWrite(person: Principal, bucketId: string): Promise<void> {
    const bucket = await within(context, person.tenant, tx => requireBucket(tx, bucketId))
    if (!(await access.bucket(person, bucket)).write) throw new Refused('forbidden')
  }

  /** Refused: `not_found` for who may not see what is in its bucket, `forbidden` for who may not change it. */
  async function changeable(person: Principal, id: string): Promise<FolderRow> {
    const uuid = requireUuid(id, 'id')
    const folder = await within(context, person.tenant, tx => findFolder(tx, uuid))
    if (!folder) throw new Refused('not_found', 'id')
    await requireMayWrite(person, folder.bucketId)
    return folder
  }

  return {
    async createFolder(request, { principal }) {
      const id = requireUuid(request.id, 'id')
      const bucketId = requireUuid(request.bucketId, 'bucketId')
      const parentId = request.parentId === '' ? null : requireUuid(request.parentId, 'parentId')
      const name = requireName(request.name, 'name')
      await requireMayWrite(principal, bucketId)
      return within(context, principal.tenant, async tx => {
        await lockBucket(tx, bucketId)
        return folderMessage(await addFolder(tx, { id, bucketId, parentId, name }))
      })
    },

    async renameFolder(request, { principal }) {
      const parentId = request.parentId === '' ? null : requireUuid(request.parentId, 'parentId')
      const name = requireName(request.name, 'name')
      const folder = await changeable(principal, request.id)
      return within(context, principal.tenant, async tx => {
        await lockBucket(tx, folder.bucketId)
        return folderMessage(await changeFolder(tx, { ...folder, parentId, name }))
      })
    },

    async deleteFolder(request, { principal }) {
      const folder = await changeable(principal, request.id)
      await within(context, principal.tenant, async tx => {
        await lockBucket(tx, folder.bucketId)
        await removeFolder(tx, folder)
      })
      return {}
    },

    async renameFile(request, { principal }) {
      const id = requireUuid(request.id, 'id')
      const name = requireName(request.name, 'name')
      const folderId = request.folderId === '' ? null : requireUuid(request.folderId, 'folderId')
      const { tenant, subject } = principal
      const file = await within(context, tenant, tx => requireFile(tx, id, subject))
      await requireMayMove(context, principal, file)
      return within(context, tenant, async tx => {
        // A folder that goes away does so before this or after.
        await lockBucket(tx, file.bucketId)
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
