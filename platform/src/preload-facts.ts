import type { PreloadFacts, PreloadPart } from '@torrent/contracts/preload-facts'

export const nothing: PreloadPart = { files: [], shared: [] }

/**
 * Reads a release's `torrent-preload.json` strictly: a team has built it, and pages of everybody are made with it. What
 * is not in its form is left out; those files are then loaded when they are needed, one after the other.
 */
export function readPreloadFacts(text: string): PreloadFacts {
  const written = objectOf(parse(text))
  return {
    entry: toPart(written.entry),
    languages: toParts(written.languages),
    screens: toParts(written.screens),
    slots: toParts(written.slots),
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function toParts(written: unknown): Record<string, PreloadPart> {
  return Object.fromEntries(Object.entries(objectOf(written)).map(([name, part]) => [name, toPart(part)]))
}

function toPart(written: unknown): PreloadPart {
  const { files, shared } = objectOf(written)
  // The same form as of every path inside a release: it cannot lead out of its folder.
  return { files: textsOf(files, /^(?!\.)[\w@.-]+(?:\/(?!\.)[\w@.-]+)*$/), shared: textsOf(shared, /^[\w@./-]+$/) }
}

function textsOf(written: unknown, form: RegExp): string[] {
  return Array.isArray(written) ? written.filter(each => typeof each === 'string' && form.test(each)) : []
}

function objectOf(written: unknown): Readonly<Record<string, unknown>> {
  return typeof written === 'object' && written !== null ? (written as Record<string, unknown>) : {}
}
