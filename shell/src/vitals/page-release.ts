import type { Remote } from '@torrent/contracts/bootstrap'
import { failedCall } from '@torrent/portal-kit'
import { RemoteUnavailable } from '../federation/remote-loader.ts'

/** A release that runs in this page. */
export interface PageRelease {
  name: string
  version: string
}

type Placed = Pick<Remote, 'name' | 'version' | 'basePath'>

/** The release whose screens stand at an address of the portal. */
export function releaseAt(pathname: string, remotes: readonly Placed[]): PageRelease | undefined {
  return toRelease(remotes.find(({ basePath }) => pathname === basePath || pathname.startsWith(`${basePath}/`)))
}

/** The release whose script is named first in a stack, a message or a URL, as far as this page has it. */
export function releaseNamedIn(text: string, remotes: readonly Placed[]): PageRelease | undefined {
  for (const [, name, version] of text.matchAll(/\/releases\/([a-z][a-z0-9-]*)\/([0-9A-Za-z.-]+)\//g)) {
    const remote = remotes.find(each => each.name === name && each.version === version)
    if (remote) return toRelease(remote)
  }
  return undefined
}

export interface AttributedError {
  release: PageRelease
  kind: 'error' | 'load_failure'
}

/**
 * What a BFF answers to a question that it cannot make sense of, or that breaks it. A release that asks wrongly is known
 * by them; where a service is at fault, the stable release meets as many. Other answers are nobody's mistake.
 */
const ASKED_WRONGLY: ReadonlySet<string> = new Set(['invalid', 'internal'])

/**
 * Whose error it is: of the micro-frontend that did not arrive, in whose script it was thrown, or whose screen gave way
 * because its BFF could not answer it. Undefined for the shell's own, and for those of services that did not answer.
 */
export function attributeError(
  error: unknown,
  { script, pathname, remotes }: { script: string; pathname: string; remotes: readonly Placed[] },
): AttributedError | undefined {
  if (error instanceof RemoteUnavailable) {
    const release = toRelease(remotes.find(({ name }) => name === error.remote))
    return release && { release, kind: 'load_failure' }
  }
  const call = failedCall(error)
  if (call) {
    const release = ASKED_WRONGLY.has(call.code) ? releaseAt(pathname, remotes) : undefined
    return release && { release, kind: 'error' }
  }
  const { message, stack } = error instanceof Error ? { message: error.message, stack: error.stack ?? '' } : UNKNOWN
  if (/dynamically imported module|importing a module|preload CSS/i.test(message)) {
    // Safari does not say which; it is nearly always the page that is shown.
    const release = releaseNamedIn(message, remotes) ?? releaseAt(pathname, remotes)
    return release && { release, kind: 'load_failure' }
  }
  const release = releaseNamedIn(stack, remotes) ?? releaseNamedIn(script, remotes)
  return release && { release, kind: 'error' }
}

const UNKNOWN = { message: '', stack: '' }

function toRelease(remote: Placed | undefined): PageRelease | undefined {
  return remote && { name: remote.name, version: remote.version }
}
