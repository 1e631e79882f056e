import type { StorageService } from '@torrent/contracts/storage'
import type { Principal } from '@torrent/policy'
import { type Implementation, Refused, requireUuid } from '@torrent/service-kit'
import { findFile } from '../files/file-rows.ts'
import { type StorageContext, within } from '../storage-context.ts'
import { beginUpload } from './begin-upload.ts'
import { completeUpload } from './complete-upload.ts'
import { describeCompleted, describeUpload } from './describe-upload.ts'
import { dropUpload } from './drop-upload.ts'
import { findUpload } from './upload-rows.ts'

type Methods = Pick<
  Implementation<typeof StorageService>,
  'beginUpload' | 'getUpload' | 'completeUpload' | 'abortUpload'
>

/** Uploads: begun, gone on with, completed or given up, each by the one who began it. */
export function uploadMethods(context: StorageContext): Methods {
  /** Refused: `upload_over` also for somebody else's. */
  async function own({ tenant, subject }: Principal, id: string) {
    const uuid = requireUuid(id, 'id')
    const found = await within(context, tenant, async tx => ({
      upload: await findUpload(tx, uuid),
      file: await findFile(tx, uuid),
    }))
    const upload = found.upload?.memberId === subject ? found.upload : undefined
    const file = found.file?.memberId === subject ? found.file : undefined
    return { upload, file }
  }

  return {
    beginUpload: (request, { principal }) => beginUpload(context, principal, request),
    async getUpload({ id }, { principal }) {
      const { upload, file } = await own(principal, id)
      if (upload) return describeUpload(context, principal.tenant, upload)
      if (file) return describeCompleted(context, file)
      throw new Refused('upload_over', 'id')
    },
    completeUpload: (request, { principal }) => completeUpload(context, principal, request),
    async abortUpload({ id }, { principal }) {
      const { upload } = await own(principal, id)
      if (upload) await dropUpload(context, principal.tenant, upload)
      return {}
    },
  }
}
