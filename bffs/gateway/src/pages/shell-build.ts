import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** The built shell, as pages are made of it. All paths are absolute in the portal, e.g. `/assets/index-1x.js`. */
export interface ShellBuild {
  /** index.html as it was built. */
  html: string
  /** `sha384-<base64>` of every script and style sheet. */
  integrity: Readonly<Record<string, string>>
  /** What index.html names: the first load. */
  firstLoad: readonly string[]
  /** The files behind each shared module that is not in the first load. */
  shared: Readonly<Record<string, readonly string[]>>
  /** The files behind what the shell's own pages load after themselves, by path. */
  screens: Readonly<Record<string, readonly string[]>>
}

/** `torrent-page.json`, written by the shell's build (`shell-facts.ts` of portal-kit); paths are relative to the build. */
interface PageFacts {
  integrity: Readonly<Record<string, string>>
  shared: Readonly<Record<string, readonly string[]>>
  screens?: Readonly<Record<string, readonly string[]>>
}

/** A tag of index.html that fetches a script or a style sheet. */
export const FETCHING_TAG = /<(?:script|link)\b[^>]*\b(?:src|href)="(\/assets\/[^"]+)"[^>]*>/g

/** Reads the built shell, and again when it has been built anew, so that this needs no restart. */
export function createShellBuild(shellDir: string): () => Promise<ShellBuild> {
  const facts = join(shellDir, 'torrent-page.json')
  let read: { mtimeMs: number; build: Promise<ShellBuild> } | undefined
  return async () => {
    const { mtimeMs } = await stat(facts)
    if (read?.mtimeMs !== mtimeMs) read = { mtimeMs, build: readBuild(join(shellDir, 'index.html'), facts) }
    return read.build
  }
}

async function readBuild(page: string, facts: string): Promise<ShellBuild> {
  const html = await readFile(page, 'utf8')
  const { integrity, shared, screens = {} }: PageFacts = JSON.parse(await readFile(facts, 'utf8'))
  const absolute = (file: string) => `/${file}`
  const allAbsolute = (lists: Readonly<Record<string, readonly string[]>>) =>
    Object.fromEntries(Object.entries(lists).map(([key, files]) => [key, files.map(absolute)]))
  return {
    html,
    integrity: Object.fromEntries(Object.entries(integrity).map(([file, hash]) => [absolute(file), hash])),
    firstLoad: [...html.matchAll(FETCHING_TAG)].flatMap(([, path]) => path ?? []),
    shared: allAbsolute(shared),
    screens: allAbsolute(screens),
  }
}
