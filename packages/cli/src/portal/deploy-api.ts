import { EXIT, Problem } from '../problem.ts'
import type { Finding } from './deploy-messages.ts'
import { type FoundToken, findToken } from './deploy-token.ts'

/** The deploy API of one portal. Rejects with a `Problem` when it says no or does not answer. */
export interface DeployApi {
  portal: string
  get<T>(path: string, query?: Readonly<Record<string, string | undefined>>): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  put(path: string, bytes: Uint8Array): Promise<void>
  delete<T>(path: string): Promise<T>
}

/** Milliseconds; publishing compresses every file before it answers. */
const WITHIN = 120_000

/** The API with the token that is at hand for this portal. */
export async function deployApi(portal: string): Promise<DeployApi> {
  const found = await findToken(portal)
  if (!found) {
    // When nobody is there, a token would not help.
    await fetch(`${portal}/healthz`, { signal: AbortSignal.timeout(WITHIN) }).catch(error => {
      throw unreachable(portal, error)
    })
    throw new Problem(
      EXIT.usage,
      `There is no token for ${portal}.`,
      'Set TORRENT_TOKEN, or run `torrent login`. An administrator makes one in the portal under Administration → Keys and tokens.',
    )
  }
  return withToken(portal, found)
}

/** The API with this token. */
export function withToken(portal: string, { token, from }: FoundToken): DeployApi {
  async function call(method: string, path: string, body?: string | Uint8Array): Promise<unknown> {
    const type = typeof body === 'string' ? 'application/json' : 'application/octet-stream'
    const url = `${portal}/api/deploy${path}`
    let answer: Response
    let text: string
    try {
      answer = await fetch(url, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          accept: 'application/json',
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        // Followed, a redirect would carry the token to wherever it leads.
        redirect: 'error',
        signal: AbortSignal.timeout(WITHIN),
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : new Uint8Array(body) }),
      })
      text = await answer.text()
    } catch (error) {
      throw unreachable(portal, error)
    }
    const content = jsonOr(text)
    if (answer.ok && content !== undefined) return content
    throw refusal(portal, answer.status, content, from)
  }
  return {
    portal,
    async get<T>(path: string, query: Readonly<Record<string, string | undefined>> = {}) {
      const present = Object.entries(query).filter((pair): pair is [string, string] => pair[1] !== undefined)
      const search = new URLSearchParams(present).toString()
      return (await call('GET', search === '' ? path : `${path}?${search}`)) as T
    },
    async post<T>(path: string, body: object = {}) {
      return (await call('POST', path, JSON.stringify(body))) as T
    },
    async put(path, bytes) {
      await call('PUT', path, bytes)
    },
    async delete<T>(path: string) {
      return (await call('DELETE', path)) as T
    },
  }
}

function unreachable(portal: string, error: unknown): Problem {
  const { cause, message, name } = error as Error & { cause?: { code?: string; message?: string } }
  const reason = name === 'TimeoutError' ? 'no answer in time' : (cause?.code ?? cause?.message ?? message)
  return new Problem(
    EXIT.unreachable,
    `The portal at ${portal} does not answer (${reason}).`,
    'Is it running, and is this its address? Another one is named by --portal or TORRENT_PORTAL.',
  )
}

interface ErrorBody {
  code: string
  message?: { en?: string } | string
  findings?: Finding[]
}

function refusal(portal: string, status: number, content: unknown, tokenFrom: string): Problem {
  const inside = (content as { error?: ErrorBody } | undefined)?.error ?? (content as ErrorBody | undefined)
  const code = typeof inside?.code === 'string' ? inside.code : ''
  if (code === '') {
    return new Problem(
      status >= 500 ? EXIT.unreachable : EXIT.refused,
      `${portal} answers ${status}, and not as a portal does.`,
      'Is this the address of a Torrent portal? Another one is named by --portal or TORRENT_PORTAL.',
    )
  }
  const { message } = inside ?? {}
  const said = (typeof message === 'string' ? message : message?.en) ?? code
  const exitCode = code === 'unavailable' ? EXIT.unreachable : EXIT.refused
  return new Problem(exitCode, said, ADVICE[code]?.(tokenFrom) ?? '', { code, findings: inside?.findings ?? [] })
}

/** What the command line can add to what the portal says. */
const ADVICE: Readonly<Record<string, (tokenFrom: string) => string>> = {
  token_unknown: from => `The token came from ${from}.`,
  token_expired: from => `The token came from ${from}.`,
  token_revoked: from => `The token came from ${from}.`,
  token_scope: from => `The token came from ${from}.`,
  key_unknown: () =>
    'On the portal’s own machine: npx torrent key register. Else send an operator what `torrent key show` prints.',
  key_revoked: () => 'Remove the key’s file and run `torrent key register` to begin with a new one.',
}

function jsonOr(text: string): unknown {
  if (text === '') return {}
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
