import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Remote } from '@torrent/contracts/bootstrap'
import type { PreloadFacts, PreloadPart } from '@torrent/contracts/preload-facts'
import type { PageContent } from '@torrent/gateway-bff'
import { nothing, readPreloadFacts } from './preload-facts.ts'

export interface PreloadRequest {
  remotes: readonly Remote[]
  language: string
  /** Path and query of the page. */
  path: string
  /** What the person may do. */
  actions: ReadonlySet<string>
}

export type Preload = (request: PreloadRequest) => Pick<PageContent, 'preload' | 'later' | 'shared' | 'urgent'>

const HOME_SLOT = 'home.card'
const DISCUSSION_SLOT = 'document.discussion'

/**
 * Says which files the page of an address needs. The browser is told in the page itself and fetches them together with
 * the shell; otherwise it would find out one after the other, a round trip each.
 */
export function createPreload(releasesDir: string): Preload {
  // Releases never change, so each is read once.
  const known = new Map<string, PreloadFacts>()

  function factsOf({ name, version }: Remote): PreloadFacts {
    const key = `${name}/${version}`
    const facts = known.get(key) ?? read(join(releasesDir, name, version, 'torrent-preload.json'))
    known.set(key, facts)
    return facts
  }

  return ({ remotes, language, path, actions }) => {
    const [pathname = '/'] = path.split('?')
    const isHome = pathname === '/'
    const loadable = remotes.filter(isLoadable).map(remote => ({ remote, facts: factsOf(remote) }))
    const ofDocument = loadable.some(({ remote, facts }) => showsDocument(remote, facts, pathname))
    const needed = loadable.flatMap(({ remote, facts }) => {
      const named = (part: PreloadPart, later: boolean) => {
        const folder = `/releases/${remote.name}/${remote.version}`
        return { files: part.files.map(file => `${folder}/${file}`), shared: part.shared, later }
      }
      const texts = facts.languages[language] ?? nothing
      const part = isHome ? slotOf(HOME_SLOT, remote, facts, actions) : screenOf(remote, facts, pathname)
      // Nearly all the weight of a card is its beginning, which nobody looks at before the shell shows its place.
      const shown = part ? [named(facts.entry, isHome), named(texts, false), named(part, false)] : []
      const beside = ofDocument ? slotOf(DISCUSSION_SLOT, remote, facts, actions) : undefined
      // It stands below the document, and must not make it wait.
      return beside ? [...shown, ...[facts.entry, texts, beside].map(each => named(each, true))] : shown
    })
    const filesOf = (later: boolean) => needed.filter(each => each.later === later).flatMap(({ files }) => files)
    const preload = new Set(filesOf(false))
    return {
      preload: [...preload],
      later: [...new Set(filesOf(true))].filter(file => !preload.has(file)),
      shared: [...new Set(needed.flatMap(({ shared }) => shared))],
      // Cards come after what the shell itself shows of the home page.
      urgent: !isHome,
    }
  }
}

/** One that comes from a development server changes all the time, and one that is unusable never runs. */
function isLoadable({ entry, unusable }: Remote): boolean {
  return entry.startsWith('/releases/') && unusable === undefined
}

/** The files of its piece in a slot, if this person sees it there. */
function slotOf(name: string, { slots = [], nav = [] }: Remote, facts: PreloadFacts, actions: ReadonlySet<string>) {
  const shown = slots.includes(name) && nav.some(({ action }) => actions.has(action))
  return shown ? facts.slots[name] : undefined
}

/** The files of the screen at a path; nothing of a path that is another's, and no screen where none is known. */
function screenOf(remote: Remote, facts: PreloadFacts, pathname: string): PreloadPart | undefined {
  const rest = ownPath(remote, pathname)
  if (rest === undefined) return undefined
  const pattern = patternOf(facts, rest)
  return (pattern === undefined ? undefined : facts.screens[pattern]) ?? nothing
}

/** Whether the screen at a path is that of one of its documents. */
function showsDocument(remote: Remote, facts: PreloadFacts, pathname: string): boolean {
  const rest = ownPath(remote, pathname)
  return rest !== undefined && (remote.documents ?? []).length > 0 && patternOf(facts, rest) === '/$id'
}

/** What follows the path of a micro-frontend; undefined for a path that is another's. */
function ownPath({ basePath }: Remote, pathname: string): string | undefined {
  const rest = pathname.slice(basePath.length)
  return pathname.startsWith(basePath) && ['', '/'].includes(rest.charAt(0)) ? rest : undefined
}

function patternOf({ screens }: PreloadFacts, rest: string): string | undefined {
  const fitting = Object.keys(screens).filter(pattern => fits(segmentsOf(pattern), segmentsOf(rest)))
  // `/new` before `/$id`.
  return fitting.sort((a, b) => a.split('$').length - b.split('$').length)[0]
}

/** `$id` stands for one segment, `{-$id}` at the end for one or none. */
function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  if (segments.length > pattern.length) return false
  return pattern.every((part, at) => {
    const segment = segments[at]
    if (part.startsWith('{-$')) return true
    return segment !== undefined && (part.startsWith('$') || part === segment)
  })
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter(segment => segment !== '')
}

/** A release that says nothing is loaded step by step; the page is shown all the same. */
function read(file: string): PreloadFacts {
  try {
    return readPreloadFacts(readFileSync(file, 'utf8'))
  } catch {
    return readPreloadFacts('')
  }
}
