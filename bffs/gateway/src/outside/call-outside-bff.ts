import type { IncomingHttpHeaders } from 'node:http'

/** What a call of an outside BFF came back with. */
export interface OutsideAnswer {
  status: number
  contentType: string
  body: Buffer
}

/** It does not answer, or with something that no page should get. */
export class OutsideBffFailed extends Error {
  override readonly name = 'OutsideBffFailed'
}

export interface OutsideCall {
  method: string
  /** Path and query below the BFF, e.g. `/trpc/list?input=…`. */
  path: string
  headers: IncomingHttpHeaders
  body: Buffer | undefined
  /** The person's access token. */
  token: string
}

/** As long as any call of a service may take. */
const WITHIN_MS = 15_000
const MAX_BYTES = 10_000_000

/** Everything else stays here, the session's cookie first of all. */
const SENT_ON = ['accept', 'accept-language', 'content-type', 'traceparent', 'x-torrent-seen', 'x-torrent-release']

/**
 * The address of a call below a BFF; undefined when its path leads anywhere but to a procedure or to the contract, or
 * out of the BFF's own address.
 */
export function addressOf(bffUrl: string, path: string): URL | undefined {
  const base = bffUrl.replace(/\/$/, '')
  if (!URL.canParse(base + path)) return undefined
  const url = new URL(base + path)
  const { origin, pathname } = new URL(base)
  const inside = url.pathname.slice(pathname.replace(/\/$/, '').length)
  const isBelow = url.origin === origin && url.pathname.startsWith(pathname)
  return isBelow && (inside === '/contract' || /^\/trpc\/[\w.-]+(?:(?:,|%2c)[\w.-]+)*$/i.test(inside)) ? url : undefined
}

/** Calls a BFF with the person's own token. @throws {OutsideBffFailed} saying why, for the log */
export async function callOutsideBff(url: URL, { method, headers, body, token }: OutsideCall): Promise<OutsideAnswer> {
  const sent = new Headers({ authorization: `Bearer ${token}` })
  for (const name of SENT_ON) {
    const value = headers[name]
    if (typeof value === 'string') sent.set(name, value)
  }
  try {
    const answer = await fetch(url, {
      method,
      headers: sent,
      // Followed, a redirect would carry the token to wherever it leads.
      redirect: 'manual',
      signal: AbortSignal.timeout(WITHIN_MS),
      ...(body === undefined || body.length === 0 ? {} : { body: new Uint8Array(body) }),
    })
    const contentType = answer.headers.get('content-type') ?? ''
    if (answer.status < 200 || (answer.status >= 300 && answer.status < 400)) throw failed(`answers ${answer.status}`)
    // A page of it would run as one of ours.
    if (!/^application\/json\b/i.test(contentType)) throw failed(`answers with ${contentType || 'no content type'}`)
    return { status: answer.status, contentType, body: await readWithin(answer) }
  } catch (error) {
    if (error instanceof OutsideBffFailed) throw error
    const { cause, message } = error as Error & { cause?: { code?: string } }
    throw failed(cause?.code ?? message)
  }
}

async function readWithin(answer: Response): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw failed(`answers with more than ${MAX_BYTES} bytes`)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

function failed(reason: string): OutsideBffFailed {
  return new OutsideBffFailed(reason)
}
