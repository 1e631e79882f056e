import type { RemoteDescription } from '@torrent/contracts/bootstrap'
import { log } from '@torrent/service-kit'
import { parseDescription } from '../description.ts'

const WITHIN_MS = 2_000

/**
 * What a development server's micro-frontend says of itself, in the `torrent.json` beside its federation manifest.
 * Undefined while it does not answer: the portal shows the others.
 */
export async function describeDevRemote(name: string, entry: string): Promise<RemoteDescription | undefined> {
  const url = new URL('torrent.json', entry)
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(WITHIN_MS) })
    const description = parseDescription(await answer.json())
    if (description.name === name) return description
    throw new TypeError(`it is "${description.name}"`)
  } catch (error) {
    log.warn({ name, url: url.href, reason: (error as Error).message }, 'a development server is not shown')
    return undefined
  }
}
