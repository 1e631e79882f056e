import type { MessageInitShape } from '@bufbuild/protobuf'
import type { RemoteSchema } from '@torrent/contracts/portal'
import type { LiveRelease } from './registry.ts'

/** A live release as the contract has it. One on a dev server comes from there instead, under the version `dev`. */
export function toRemote(
  { name, version, description }: LiveRelease,
  devRemotes: Readonly<Record<string, string>>,
): MessageInitShape<typeof RemoteSchema> {
  const { title, basePath, nav = [], provides, uses, slots = [], documents = [] } = description
  const devEntry = Object.hasOwn(devRemotes, name) ? devRemotes[name] : undefined
  return {
    name,
    version: devEntry === undefined ? version : 'dev',
    entry: devEntry ?? `/releases/${name}/${version}/mf-manifest.json`,
    basePath,
    title,
    nav: [...nav],
    provides: provides.map(({ intent, path, action }) => ({ intent, path, action: action ?? '' })),
    uses: [...uses],
    slots: [...slots],
    documents: documents.map(document => ({ ...document, statuses: [...document.statuses] })),
  }
}
