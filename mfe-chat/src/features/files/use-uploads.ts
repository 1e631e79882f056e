import { useHost } from '@torrent/portal-kit'
import { useEffect, useSyncExternalStore } from 'react'
import type { Service } from '../../bff.ts'
import { type UploadItem, type UploadTarget, uploadsTo } from './upload-store.ts'

export interface Uploads {
  items: readonly UploadItem[]
  add(files: Iterable<File>): void
  remove(id: string): void
  retry(id: string): void
  clear(): void
}

/**
 * The files that are on their way into a conversation, to be attached to the next message.
 * @param rootId the thread that it will be said in
 */
export function useUploads(service: Service, conversationId: string, rootId = ''): Uploads {
  return useUploadsTo({ service, conversationId }, rootId)
}

/** The files that are on their way to a place. */
export function useUploadsTo(target: UploadTarget, purpose = ''): Uploads {
  const { queryClient } = useHost()
  const store = uploadsTo(target, purpose)
  useEffect(() => store.restore(queryClient), [store, queryClient])
  const items = useSyncExternalStore(store.subscribe, store.get)
  return {
    items,
    add: files => store.add(files, queryClient),
    remove: store.remove,
    retry: id => store.retry(id, queryClient),
    clear: store.clear,
  }
}
