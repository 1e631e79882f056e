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
    const needed = remotes.flatMap(remote => {
      // One that comes from a development server changes all the time, and one that is unusable never runs.
      if (!remote.entry.startsWith('/releases/') || remote.unusable !== undefined) return []
      const facts = factsOf(remote)
      const part = isHome ? cardOf(remote, facts, actions) : screenOf(remote, facts, pathname)
      if (!part) return []
      const folder = `/releases/${remote.name}/${remote.version}`
      return [facts.entry, facts.languages[language] ?? nothing, part].map(named => ({
        files: named.files.map(file => `${folder}/${file}`),
        shared: named.shared,
        // Nearly all the weight of a card, which nobody looks at before the shell shows its place.
        later: isHome && named === facts.entry,
      }))
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

/** The files of its card on the home page, if this person sees it there. */
function cardOf({ slots = [], nav = [] }: Remote, facts: PreloadFacts, actions: ReadonlySet<string>) {
  const shown = slots.includes(HOME_SLOT) && nav.some(({ action }) => actions.has(action))
  return shown ? facts.slots[HOME_SLOT] : undefined
}

/** The files of the screen at a path; nothing of a path that is another's, and no screen where none is known. */
function screenOf({ basePath }: Remote, { screens }: PreloadFacts, pathname: string): PreloadPart | undefined {
  const rest = pathname.slice(basePath.length)
  if (!pathname.startsWith(basePath) || !['', '/'].includes(rest.charAt(0))) return undefined
  const segments = segmentsOf(rest)
  const fitting = Object.keys(screens).filter(pattern => fits(segmentsOf(pattern), segments))
  // `/new` before `/$id`.
  const [best] = fitting.sort((a, b) => a.split('$').length - b.split('$').length)
  return (best === undefined ? undefined : screens[best]) ?? nothing
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
