import { useInfiniteQuery } from '@tanstack/react-query'
import { live } from '@torrent/portal-kit'
import { bff } from '../../bff.ts'

/**
 * What is in a folder of a bucket, page after page, with the way to it from the top.
 * @param trash instead of that, what was deleted from the bucket, whatever its folder
 */
export function useFolder(bucketId: string, folderId: string, trash = false) {
  const query = useInfiniteQuery({
    ...bff.folder.infiniteQueryOptions(
      { bucketId, folderId, trash },
      { getNextPageParam: page => page.cursor || undefined, initialCursor: '' },
    ),
    ...live('file'),
    staleTime: 0,
    throwOnError: false,
  })
  const pages = query.data?.pages ?? []
  return {
    query,
    path: pages[0]?.path ?? [],
    folders: pages.flatMap(page => page.folders),
    files: pages.flatMap(page => page.files),
  }
}
