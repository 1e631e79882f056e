import type { LocalizedText } from '@torrent/contracts/bootstrap'
import type { ReleaseManifest } from '../manifest.ts'
import type { Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

/** Paths of the gateway and the shell. */
const RESERVED = ['/api', '/assets', '/go', '/healthz', '/oidc', '/preview', '/releases', '/socket.io']

/** Addresses, kinds of document and names of intents that a candidate takes from another micro-frontend. */
export function addressProblems({ candidates, after }: Situation): LocalizedText[] {
  return candidates.flatMap(({ manifest }) => {
    const release = releaseName(manifest)
    const others = after.map(each => each.manifest).filter(({ name }) => name !== manifest.name)
    const { basePath } = manifest.description
    const reserved: LocalizedText[] = RESERVED.includes(basePath)
      ? [
          {
            ja: `${release}のアドレス${basePath}はポータルが使用しています。別のアドレスにしてください`,
            en: `${release} wants the address ${basePath}, which is the portal’s own; choose another`,
          },
        ]
      : []
    const taken = others.flatMap(other => [
      ...(other.description.basePath === basePath ? [told(release, other, 'アドレス', 'the address', basePath)] : []),
      ...kindsOf(manifest)
        .filter(kind => kindsOf(other).includes(kind))
        .map(kind => told(release, other, '文書の種類', 'the kind of document', kind)),
      ...Object.keys(manifest.description.declares ?? {})
        .filter(intent => Object.hasOwn(other.description.declares ?? {}, intent))
        .map(intent => told(release, other, 'インテントの宣言', 'the declaration of the intent', intent)),
    ])
    return [...reserved, ...taken]
  })
}

function told(release: string, other: ReleaseManifest, ja: string, en: string, what: string): LocalizedText {
  return {
    ja: `${release}の${ja}${what}は${releaseName(other)}が使用しています。別の名前にしてください`,
    en: `${release} wants ${en} ${what}, which belongs to ${releaseName(other)}; choose another`,
  }
}

function kindsOf({ description }: ReleaseManifest): string[] {
  return (description.documents ?? []).map(({ kind }) => kind)
}
