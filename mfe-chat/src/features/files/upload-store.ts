import type { QueryClient } from '@tanstack/react-query'
import { toTorrentError } from '@torrent/portal-kit'
import { type Attachment, bff, type Service } from '../../bff.ts'
import { callProcedure } from './call-procedure.ts'
import type { FileView } from './file.ts'
import { putPart } from './put-part.ts'
import { forgetUpload, unfinishedUploads, uploadIdFor } from './resumable.ts'
import { arrivedShare, PartRefused, uploadFile } from './upload-file.ts'

/** Where files are put: shared in a conversation, or into a folder of a bucket. */
export type UploadTarget = { service: Service; conversationId: string } | { bucketId: string; folderId: string }

export interface UploadItem {
  /** Also the id of the file. */
  id: string
  name: string
  sizeBytes: number
  /** The share that has arrived, 0 to 1. */
  progress: number
  /** `interrupted` by a reload of the page: it goes on when its person chooses the file again. */
  state: 'uploading' | 'done' | 'failed' | 'interrupted'
  /** A code of the error registry with its parameters, once it failed. */
  error?: { code: string; params: Readonly<Record<string, string>> }
  /** Once it is done. */
  attachment?: Attachment
}

/** The uploads to one place. They go on while their person looks at something else. */
export interface UploadStore {
  get(): readonly UploadItem[]
  subscribe(listener: () => void): () => void
  /** One that was interrupted goes on where it stopped. */
  add(files: Iterable<File>, queryClient: QueryClient): void
  /** Takes up what this tab had begun before it was reloaded; once. */
  restore(queryClient: QueryClient): void
  /** Stops it and throws away what has arrived; of one that is done only the mention here. */
  remove(id: string): void
  /** Goes on where it stopped. */
  retry(id: string, queryClient: QueryClient): void
  /** Forgets those that are done: their message has been sent. */
  clear(): void
}

const stores = new Map<string, UploadStore>()

/** The one store of a place, or of one purpose there. */
export function uploadsTo(target: UploadTarget, purpose = ''): UploadStore {
  const key = JSON.stringify(target) + purpose
  const store = stores.get(key) ?? createUploadStore(target, key)
  stores.set(key, store)
  return store
}

function createUploadStore(target: UploadTarget, key: string): UploadStore {
  let items: readonly UploadItem[] = []
  let isRestored = false
  const files = new Map<string, { file: File; abort: AbortController }>()
  const listeners = new Set<() => void>()
  const set = (next: readonly UploadItem[]) => {
    items = next
    for (const listener of [...listeners]) listener()
  }
  const change = (id: string, part: Partial<UploadItem>) =>
    set(items.map(item => (item.id === id ? { ...item, ...part } : item)))

  const run = async (id: string, queryClient: QueryClient) => {
    const { file, abort } = files.get(id) ?? {}
    if (!file || !abort) return
    try {
      const stored = await uploadFile(
        file,
        {
          begin: () =>
            callProcedure(bff.beginUpload, {
              id,
              ...target,
              name: file.name.normalize('NFC'),
              sizeBytes: `${file.size}`,
            }),
          refresh: () => queryClient.fetchQuery({ ...bff.upload.queryOptions({ id }), staleTime: 0 }),
          put: putPart,
          complete: etags => callProcedure(bff.completeUpload, { id, etags }),
          pause: ms => new Promise(resolve => setTimeout(resolve, ms)),
        },
        progress => change(id, { progress }),
        abort.signal,
      )
      arrived(stored)
      void queryClient.invalidateQueries({ predicate: ({ meta }) => meta?.kinds?.includes('file') ?? false })
    } catch (failure) {
      if (abort.signal.aborted) return
      const error = failure instanceof PartRefused ? { code: failure.code, params: {} } : toTorrentError(failure)
      change(id, { state: 'failed', error: { code: error.code, params: error.params } })
    }
  }

  const arrived = ({ id, name, contentType, sizeBytes, width, height }: FileView) => {
    // One for a message is remembered until that is sent.
    if ('bucketId' in target) forgetUpload(id)
    change(id, {
      state: 'done',
      progress: 1,
      attachment: { fileId: id, name, contentType, sizeBytes, width, height },
    })
  }

  const takeUp = async ({ id, name, size }: ReturnType<typeof unfinishedUploads>[number], queryClient: QueryClient) => {
    try {
      const plan = await queryClient.fetchQuery({ ...bff.upload.queryOptions({ id }), staleTime: 0, retry: false })
      if (items.some(item => item.id === id)) return
      const etags = plan.parts.map(({ etag }) => etag)
      const state = etags.includes('') ? 'interrupted' : 'uploading'
      set([...items, { id, name, sizeBytes: size, progress: arrivedShare(plan, size), state }])
      // Nothing is missing but the last word.
      if (state === 'uploading') arrived(await callProcedure(bff.completeUpload, { id, etags }))
    } catch (failure) {
      const { code, params } = toTorrentError(failure)
      if (code === 'upload_over') forgetUpload(id)
      change(id, { state: 'failed', error: { code, params } })
    }
  }

  const takeUpAgain = (id: string, queryClient: QueryClient) => {
    const item = items.find(each => each.id === id)
    if (!item) return
    set(items.filter(each => each.id !== id))
    void takeUp({ id, name: item.name, size: item.sizeBytes }, queryClient)
  }

  return {
    get: () => items,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    add(added, queryClient) {
      for (const file of added) {
        const id = uploadIdFor(key, file)
        const known = items.find(item => item.id === id)
        if (known && known.state !== 'interrupted') continue
        files.set(id, { file, abort: new AbortController() })
        if (known) change(id, { state: 'uploading' })
        else set([...items, { id, name: file.name, sizeBytes: file.size, progress: 0, state: 'uploading' }])
        void run(id, queryClient)
      }
    },
    restore(queryClient) {
      if (isRestored) return
      isRestored = true
      for (const each of unfinishedUploads(key)) void takeUp(each, queryClient)
    },
    remove(id) {
      const item = items.find(each => each.id === id)
      files.get(id)?.abort.abort()
      files.delete(id)
      forgetUpload(id)
      set(items.filter(each => each.id !== id))
      if (!item) return
      // What has arrived would stay among the person's own files here, although it was never sent.
      const giveUp =
        item.state === 'done' ? callProcedure(bff.deleteFile, { id, on: true }) : callProcedure(bff.abortUpload, { id })
      // Storage sweeps what is unfinished sooner or later anyway, should this not arrive.
      void giveUp.catch(() => {})
    },
    retry(id, queryClient) {
      const known = files.get(id)
      if (!known) return takeUpAgain(id, queryClient)
      files.set(id, { file: known.file, abort: new AbortController() })
      change(id, { state: 'uploading', error: undefined })
      void run(id, queryClient)
    },
    clear() {
      for (const { id, state } of items) {
        if (state !== 'done') continue
        files.delete(id)
        forgetUpload(id)
      }
      set(items.filter(({ state }) => state !== 'done'))
    },
  }
}
