import type { LocalizedText, Remote } from './bootstrap.ts'
import type { Composition, DocumentKind, LocalizedText as TextMessage } from './gen/torrent/portal/v1/portal_pb.js'

/** The micro-frontends of a composition as the page gets them: plain data, empty actions left out. */
export function remotesOf({ remotes }: Composition): Remote[] {
  return remotes.map(({ name, version, entry, basePath, title, nav, provides, uses, slots, documents, ...rest }) => ({
    name,
    version,
    entry,
    basePath,
    title: localized(title),
    nav: nav.map(({ label, icon, order, action }) => ({ label: localized(label), icon, order, action })),
    provides: provides.map(({ intent, path, action }) => ({ intent, path, ...(action === '' ? {} : { action }) })),
    uses: [...uses],
    slots: [...slots],
    documents: documents.map(documentKind),
    ...(rest.declares.length === 0 ? {} : { declares: declaredIntents(rest.declares) }),
    ...(rest.unusable === '' ? {} : { unusable: rest.unusable }),
    ...(rest.reason === '' ? {} : { reason: rest.reason }),
  }))
}

/** A text in both languages as plain data; empty where the message has none. */
export function localized(text: TextMessage | undefined): LocalizedText {
  return { ja: text?.ja ?? '', en: text?.en ?? '' }
}

/** JSON Schemas by intent; the portal has read each of them when it took the release. */
function declaredIntents(declares: Composition['remotes'][number]['declares']): NonNullable<Remote['declares']> {
  return Object.fromEntries(declares.map(({ intent, parameters }) => [intent, JSON.parse(parameters)]))
}

function documentKind({ kind, label, icon, intent, statuses }: DocumentKind) {
  return {
    kind,
    label: localized(label),
    icon,
    intent,
    statuses: statuses.map(({ status, label, tone }) => ({ status, label: localized(label), tone: toneOf(tone) })),
  }
}

const TONES = ['neutral', 'info', 'success', 'warning', 'danger'] as const

function toneOf(tone: string): (typeof TONES)[number] {
  return TONES.find(known => known === tone) ?? 'neutral'
}
