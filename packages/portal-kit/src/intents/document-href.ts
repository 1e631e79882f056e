import { getHost } from '../host/host.ts'
import { resolveIntent } from './resolve-intent.ts'

/**
 * The address of a document of any kind, found through the description of the micro-frontend that owns the kind.
 * @returns undefined when nobody owns it or this person may not open it
 */
export function documentHref(kind: string, id: string): string | undefined {
  const { remotes, actions } = getHost()
  const owned = remotes.flatMap(remote => remote.documents ?? []).find(document => document.kind === kind)
  return owned && resolveIntent(remotes, actions, owned.intent, { id })
}
