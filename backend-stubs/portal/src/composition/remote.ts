import type { MessageInitShape } from '@bufbuild/protobuf'
import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import type { RemoteSchema } from '@torrent/contracts/portal'
import type { KnownRelease } from '../releases/known-releases.ts'

export type RemoteMessage = MessageInitShape<typeof RemoteSchema>

/** How a person comes to a release. */
export interface Served {
  release: KnownRelease
  /** stable, canary, preview or checkout */
  reason: string
  /** Whether somebody whom the portal trusts has signed it. */
  trusted: boolean
}

/** A release as the page gets it. Without hashes, none of its files run: so it is with one that nobody trusts. */
export function toRemote({ release, reason, trusted }: Served): RemoteMessage {
  const { name, version, content } = release
  return {
    ...described(content.description),
    name,
    version,
    entry: `/releases/${name}/${version}/mf-manifest.json`,
    files: trusted ? integrityOf(release) : [],
    unusable: trusted ? '' : 'signature',
    reason,
  }
}

/** One that a development server serves; its files change all the time and have no hashes. */
export function toDevRemote(description: RemoteDescription, entry: string, reason: 'dev' | 'preview'): RemoteMessage {
  return { ...described(description), name: description.name, version: 'dev', entry, reason }
}

function described(description: RemoteDescription) {
  const { title, basePath, nav = [], provides, uses, slots = [], documents = [], declares = {} } = description
  return {
    basePath,
    title,
    nav: [...nav],
    provides: provides.map(({ intent, path, action }) => ({ intent, path, action: action ?? '' })),
    uses: [...uses],
    slots: [...slots],
    documents: documents.map(document => ({ ...document, statuses: [...document.statuses] })),
    declares: Object.entries(declares).map(([intent, schema]) => ({ intent, parameters: JSON.stringify(schema) })),
  }
}

/** Only what a page runs or is styled by can be given a hash. */
function integrityOf({ content }: KnownRelease) {
  return content.files.filter(({ path }) => /\.(?:m?js|css)$/.test(path)).map(({ path, hash }) => ({ path, hash }))
}
