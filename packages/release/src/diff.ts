import type { LocalizedText } from '@torrent/contracts/bootstrap'
import { serves } from './contract-compatibility.ts'
import { describeIncompatibility } from './incompatibility.ts'
import type { ReleaseManifest } from './manifest.ts'
import { canonical } from './schema/json-schema.ts'

/** A file that differs between two releases; sizes in bytes without compression, 0 where it is not there. */
export interface FileChange {
  path: string
  change: 'added' | 'removed' | 'changed'
  sizeBefore: number
  sizeAfter: number
}

export interface ReleaseDiff {
  /** By path. */
  files: FileChange[]
  /** Differences of what the release says of itself, one a line. */
  notes: LocalizedText[]
}

/** What changes when one release takes the place of another. */
export function diff(before: ReleaseManifest, after: ReleaseManifest): ReleaseDiff {
  return {
    files: fileChanges(before, after),
    notes: [
      ...changed({ ja: 'ソース', en: 'sources' }, before.revision, after.revision),
      ...changed({ ja: 'ポータル契約', en: 'portal contract' }, before.portal, after.portal),
      ...changes({ ja: '共有モジュール', en: 'shared module' }, before.shared, after.shared),
      ...changed({ ja: 'アドレス', en: 'address' }, before.description.basePath, after.description.basePath),
      ...changes({ ja: '提供するインテント', en: 'provided intent' }, provided(before), provided(after)),
      ...changes({ ja: '使うインテント', en: 'used intent' }, used(before), used(after)),
      ...changes({ ja: 'スロット', en: 'slot' }, slots(before), slots(after)),
      ...changes({ ja: '文書の種類', en: 'kind of document' }, documents(before), documents(after)),
      ...changes({ ja: '予算', en: 'budget' }, budget(before), budget(after)),
      ...contractNotes(before, after),
    ],
  }
}

function fileChanges(before: ReleaseManifest, after: ReleaseManifest): FileChange[] {
  const old = new Map(before.files.map(file => [file.path, file]))
  const now = new Map(after.files.map(file => [file.path, file]))
  return [...new Set([...old.keys(), ...now.keys()])].toSorted().flatMap((path): FileChange[] => {
    const [was, is] = [old.get(path), now.get(path)]
    if (was?.hash === is?.hash) return []
    const change = was === undefined ? 'added' : is === undefined ? 'removed' : 'changed'
    return [{ path, change, sizeBefore: was?.size ?? 0, sizeAfter: is?.size ?? 0 }]
  })
}

const NONE = { ja: 'なし', en: 'none' }

function changed(what: LocalizedText, before: string, after: string): LocalizedText[] {
  if (before === after) return []
  return [
    {
      ja: `${what.ja}：${before || NONE.ja} → ${after || NONE.ja}`,
      en: `${what.en}: ${before || NONE.en} → ${after || NONE.en}`,
    },
  ]
}

function changes(
  what: LocalizedText,
  before: Readonly<Record<string, string>>,
  after: Readonly<Record<string, string>>,
): LocalizedText[] {
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted().flatMap(key => {
    const [was, is] = [before[key], after[key]]
    if (was === is) return []
    if (is === undefined) return [{ ja: `− ${what.ja} ${key}`, en: `− ${what.en} ${key}` }]
    const value = is === '' ? '' : ` ${is}`
    if (was === undefined) return [{ ja: `＋ ${what.ja} ${key}${value}`, en: `+ ${what.en} ${key}${value}` }]
    return changed({ ja: `${what.ja} ${key}`, en: `${what.en} ${key}` }, was, is)
  })
}

function provided({ description, intents }: ReleaseManifest): Record<string, string> {
  return Object.fromEntries(
    description.provides.map(({ intent, path }) => [intent, `${path} ${parameters(intents[intent])}`.trim()]),
  )
}

function used({ description, intents }: ReleaseManifest): Record<string, string> {
  return Object.fromEntries(description.uses.map(intent => [intent, parameters(intents[intent])]))
}

/** Names of an intent's parameters, as far as somebody compares them by eye. */
function parameters(schema: { readonly [key: string]: unknown } | undefined): string {
  const properties = schema?.properties
  if (typeof properties !== 'object' || properties === null) return ''
  return Object.entries(properties)
    .map(([name, each]) => `${name}=${typeof each?.type === 'string' ? each.type : canonical(each)}`)
    .join(' ')
}

function slots({ description }: ReleaseManifest): Record<string, string> {
  return Object.fromEntries((description.slots ?? []).map(slot => [slot, '']))
}

function documents({ description }: ReleaseManifest): Record<string, string> {
  return Object.fromEntries(
    (description.documents ?? []).map(({ kind, statuses }) => [kind, statuses.map(({ status }) => status).join(', ')]),
  )
}

function budget({ budget: { entry, script, total } }: ReleaseManifest): Record<string, string> {
  return { entry: `${entry} B`, script: `${script} B`, total: `${total} B` }
}

function contractNotes(before: ReleaseManifest, after: ReleaseManifest): LocalizedText[] {
  const [old, now] = [before.bff, after.bff]
  if (old === null || now === null) return changed({ ja: 'BFF', en: 'BFF' }, old?.name ?? '', now?.name ?? '')
  const procedures = (of: typeof old) =>
    Object.fromEntries(Object.entries(of.procedures).map(([name, { type }]) => [name, type]))
  const bothWays = serves(now, old).filter(({ reason }) => reason !== 'procedure' && reason !== 'procedureType')
  return [
    ...changes({ ja: '手続き', en: 'procedure' }, procedures(old), procedures(now)),
    ...bothWays.map(found => {
      const { ja, en } = describeIncompatibility(found)
      return { ja: `前の画面と合わない変更 ${ja}`, en: `breaking for screens before ${en}` }
    }),
  ]
}
