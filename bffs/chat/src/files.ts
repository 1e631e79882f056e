import { optionalUuid, plain, procedure, text, uuid } from '@torrent/bff-kit'
import { z } from 'zod'
import { direction } from './inputs.ts'

const use = procedure('file.use')
const one = z.strictObject({ id: uuid })
const paging = { cursor: text(500).default(''), direction }
const name = text(255)

/** Files and folders. The bytes do not come this way: an upload answers signed addresses that its parts are PUT to. */
export const fileProcedures = {
  buckets: use.query(async ({ ctx }) => plain((await ctx.clients.storage.listBuckets({}, ctx.call)).buckets)),
  folder: use
    .input(
      z.strictObject({
        bucketId: uuid,
        folderId: optionalUuid.default(''),
        trash: z.boolean().default(false),
        ...paging,
      }),
    )
    .query(async ({ ctx, input: { direction: _, ...input } }) =>
      plain(await ctx.clients.storage.listFolder(input, ctx.call)),
    ),
  conversationFiles: use
    .input(z.strictObject({ service: z.enum(['channel', 'chat']), conversationId: uuid, ...paging }))
    .query(async ({ ctx, input: { direction: _, ...input } }) =>
      plain(await ctx.clients.storage.listConversationFiles(input, ctx.call)),
    ),
  searchFiles: use
    .input(
      z.strictObject({
        text: text(100).default(''),
        contentType: text(100).default(''),
        bucketId: optionalUuid.default(''),
        limit: z.int().min(1).max(100).default(30),
      }),
    )
    .query(async ({ ctx, input }) => plain((await ctx.clients.storage.searchFiles(input, ctx.call)).files)),
  beginUpload: use
    .input(
      z.strictObject({
        id: uuid,
        service: z.enum(['', 'channel', 'chat']).default(''),
        conversationId: optionalUuid.default(''),
        bucketId: optionalUuid.default(''),
        folderId: optionalUuid.default(''),
        name,
        sizeBytes: z.string().regex(/^\d{1,15}$/, 'invalid'),
      }),
    )
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.beginUpload(input, ctx.call))),
  upload: use.input(one).query(async ({ ctx, input }) => plain(await ctx.clients.storage.getUpload(input, ctx.call))),
  completeUpload: use
    .input(z.strictObject({ id: uuid, etags: z.array(text(100)).max(10_000) }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.completeUpload(input, ctx.call))),
  abortUpload: use.input(one).mutation(async ({ ctx, input }) => {
    await ctx.clients.storage.abortUpload(input, ctx.call)
  }),
  file: use.input(one).query(async ({ ctx, input }) => plain(await ctx.clients.storage.getFile(input, ctx.call))),
  createFolder: use
    .input(z.strictObject({ id: uuid, bucketId: uuid, parentId: optionalUuid.default(''), name }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.createFolder(input, ctx.call))),
  /** Another name, or with all that is in it another place within its bucket. */
  renameFolder: use
    .input(z.strictObject({ id: uuid, name, parentId: optionalUuid.default('') }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.renameFolder(input, ctx.call))),
  /** Only an empty one: `folder_not_empty`. */
  deleteFolder: use.input(one).mutation(async ({ ctx, input }) => {
    await ctx.clients.storage.deleteFolder(input, ctx.call)
  }),
  /** Another name, or another place within its bucket. */
  renameFile: use
    .input(z.strictObject({ id: uuid, name, folderId: optionalUuid.default('') }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.renameFile(input, ctx.call))),
  /** `on: false` brings it back. */
  deleteFile: use
    .input(z.strictObject({ id: uuid, on: z.boolean() }))
    .mutation(async ({ ctx, input }) => plain(await ctx.clients.storage.deleteFile(input, ctx.call))),
}
