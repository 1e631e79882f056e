import { useQuery } from '@tanstack/react-query'
import type { NamedDocument } from '@torrent/portal-bff'
import { live, useHost } from '@torrent/portal-kit'
import type { JobView } from '../jobs/job-view.ts'
import { portalBff } from '../portal-bff.ts'

/** The documents that jobs made or changed, by their ids; none until they are known, nor those not for this person. */
export function useNamedDocuments(jobs: readonly JobView[]): ReadonlyMap<string, NamedDocument> {
  const kinds = useHost().remotes.flatMap(({ documents = [] }) => documents.map(({ kind }) => kind))
  const documents = jobs.flatMap(({ result }) =>
    result && kinds.includes(result.kind) ? [{ kind: result.kind, id: result.id }] : [],
  )
  const { data = [] } = useQuery({
    ...portalBff.documents.named.queryOptions({ documents }, live([...new Set(documents.map(({ kind }) => kind))])),
    enabled: documents.length > 0,
    throwOnError: false,
    // One more thing done does not take the names of the others away.
    placeholderData: before => before,
  })
  return new Map(data.map(document => [document.id, document]))
}
