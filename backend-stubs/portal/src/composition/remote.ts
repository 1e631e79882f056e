import type { MessageInitShape } from '@bufbuild/protobuf'
import type { RemoteSchema } from '@torrent/contracts/portal'
import type { KnownRelease } from '../releases/known-releases.ts'

export type RemoteMessage = MessageInitShape<typeof RemoteSchema>

/** How a person comes to a release. */
export interface Served {
  release: KnownRelease
  /** stable, canary, preview, checkout or dev */
  reason: string
  /** Whether somebody whom the portal trusts has signed it. */
  trusted: boolean
  /** URL of the federation manifest on a development server; the release's own files when absent. */
  devEntry?: string | undefined
}

/** A release as the page gets it. Without hashes, none of its files run: so it is with one that nobody trusts. */
export function toRemote({ release, reason, trusted, devEntry }: Served): RemoteMessage {
  const { name, version, content } = release
  const { title, basePath, nav = [], provides, uses, slots = [], documents = [], declares = {} } = content.description
  const isDev = devEntry !== undefined
  return {
    name,
    version: isDev ? 'dev' : version,
    entry: devEntry ?? `/releases/${name}/${version}/mf-manifest.json`,
    basePath,
    title,
    nav: [...nav],
    provides: provides.map(({ intent, path, action }) => ({ intent, path, action: action ?? '' })),
    uses: [...uses],
    slots: [...slots],
    documents: documents.map(document => ({ ...document, statuses: [...document.statuses] })),
    files: isDev || !trusted ? [] : integrityOf(release),
    unusable: isDev || trusted ? '' : 'signature',
    declares: Object.entries(declares).map(([intent, schema]) => ({ intent, parameters: JSON.stringify(schema) })),
    reason,
  }
}

/** Only what a page runs or is styled by can be given a hash. */
function integrityOf({ content }: KnownRelease) {
  return content.files.filter(({ path }) => /\.(?:m?js|css)$/.test(path)).map(({ path, hash }) => ({ path, hash }))
}
