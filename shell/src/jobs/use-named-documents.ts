import { useQuery } from '@tanstack/react-query'
import type { NamedDocument } from '@torrent/portal-bff'
import { live, useHost } from '@torrent/portal-kit'
import { portalBff } from '../portal-bff.ts'
import { ownerOf } from './describe-job.ts'
import type { JobView } from './job-view.ts'

/**
 * The documents that jobs are about, also those that failed, by their ids; none until they are known, nor those that are
 * not for this person or were never made.
 */
export function useNamedDocuments(jobs: readonly JobView[]): ReadonlyMap<string, NamedDocument> {
  const { remotes } = useHost()
  const documents = jobs.flatMap(({ type, result, aggregateId }) => {
    const kinds = remotes.find(({ name }) => name === ownerOf(type))?.documents?.map(({ kind }) => kind) ?? []
    const kind = result?.kind ?? kinds[0]
    return kind !== undefined && kinds.includes(kind) ? [{ kind, id: result?.id ?? aggregateId }] : []
  })
  const { data = [] } = useQuery({
    ...portalBff.documents.named.queryOptions({ documents }, live([...new Set(documents.map(({ kind }) => kind))])),
    enabled: documents.length > 0,
    throwOnError: false,
    // One more thing done does not take the names of the others away.
    placeholderData: before => before,
  })
  return new Map(data.map(document => [document.id, document]))
}
