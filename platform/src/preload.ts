import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Remote } from '@torrent/contracts/bootstrap'
import type { PageContent } from '@torrent/gateway-bff'
import { nothing, type PreloadFacts, type PreloadPart, readPreloadFacts } from './preload-facts.ts'

export interface PreloadRequest {
  remotes: readonly Remote[]
  language: string
  /** Path and query of the page. */
  path: string
  /** What the person may do. */
  actions: ReadonlySet<string>
}

export type Preload = (request: PreloadRequest) => Pick<PageContent, 'preload' | 'shared' | 'urgent'>

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
    const needed = remotes.flatMap(remote => {
      // One that comes from a development server changes all the time, and one that is unusable never runs.
      if (!remote.entry.startsWith('/releases/') || remote.unusable !== undefined) return []
      const facts = factsOf(remote)
      const part = pathname === '/' ? cardOf(remote, facts, actions) : screenOf(remote, facts, pathname)
      if (!part) return []
      const folder = `/releases/${remote.name}/${remote.version}`
      return [facts.entry, facts.languages[language] ?? nothing, part].map(({ files, shared }) => ({
        files: files.map(file => `${folder}/${file}`),
        shared,
      }))
    })
    return {
      preload: [...new Set(needed.flatMap(({ files }) => files))],
      shared: [...new Set(needed.flatMap(({ shared }) => shared))],
      // Cards come after what the shell itself shows of the home page.
      urgent: pathname !== '/',
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

function fits(pattern: readonly string[], segments: readonly string[]): boolean {
  return (
    pattern.length === segments.length && pattern.every((part, at) => part.startsWith('$') || part === segments[at])
  )
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
