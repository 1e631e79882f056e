import { createHash } from 'node:crypto'
import { type CookieNames, setCookie } from './cookies.ts'

/**
 * Several tabs may sign in at once, but Auth.js keeps state, PKCE verifier, nonce and target of a sign-in under fixed
 * names, so that the second tab would break the first. Here each sign-in gets one cookie of its own, found again
 * through the `state` that comes back with the code.
 */

/** Seconds from sign-in page to password. */
const FLOW_SECONDS = 900

/** Sign-ins that one browser may have open; each takes 1.5 kB of every request's headers. */
const MAX_FLOWS = 4

/** The parts in the order in which they are packed. */
const PARTS = ['state', 'pkce', 'nonce'] as const

/**
 * Turns the cookies that Auth.js set when a sign-in began into one.
 * @param setCookies `Set-Cookie` values of Auth.js's answer
 * @param state the `state` parameter of the address at the identity provider
 * @returns `Set-Cookie` values for the browser, the oldest sign-ins beyond the limit deleted
 */
export function packFlow(
  names: CookieNames,
  setCookies: readonly string[],
  state: string,
  target: string,
  present: Iterable<string>,
  now: number,
): string[] {
  const values = new Map(setCookies.map(nameAndValue))
  const packed = [...PARTS.map(part => values.get(names[part]) ?? ''), Buffer.from(target).toString('base64url')]
  const name = `${names.flow}.${now.toString(36)}.${fingerprint(state)}`
  const flows = [...present].filter(cookie => cookie.startsWith(`${names.flow}.`)).sort(byAge)
  const surplus = flows.slice(0, Math.max(0, flows.length - MAX_FLOWS + 1))
  const others = setCookies.filter(cookie => !isPartOfFlow(names, nameAndValue(cookie)[0]))
  return [
    ...others,
    ...surplus.map(old => setCookie(old, '', { maxAge: 0, secure: names.secure })),
    setCookie(name, packed.join('~'), { maxAge: FLOW_SECONDS, secure: names.secure }),
  ]
}

export interface Flow {
  /** The cookie's own name, for deleting it. */
  cookie: string
  /** The path to go to afterwards. */
  target: string
  /** A `Cookie` header with the names that Auth.js looks for. */
  header: string
}

/** The sign-in that a `state` belongs to, if this browser began it. */
export function unpackFlow(names: CookieNames, cookies: ReadonlyMap<string, string>, state: string): Flow | undefined {
  const ending = `.${fingerprint(state)}`
  const found = [...cookies].find(([name]) => name.startsWith(`${names.flow}.`) && name.endsWith(ending))
  if (found === undefined) return undefined
  const [cookie, packed] = found
  const [stateCookie = '', pkce = '', nonce = '', target = ''] = packed.split('~')
  return {
    cookie,
    target: Buffer.from(target, 'base64url').toString('utf8'),
    header: `${names.state}=${stateCookie}; ${names.pkce}=${pkce}; ${names.nonce}=${nonce}`,
  }
}

/** True for a cookie that belongs to a running sign-in and that the browser must not see by itself. */
export function isPartOfFlow(names: CookieNames, cookie: string): boolean {
  return PARTS.some(part => names[part] === cookie) || cookie === names.callbackUrl
}

/** Name and value of a `Set-Cookie` header. */
export function nameAndValue(cookie: string): [name: string, value: string] {
  const pair = cookie.split(';', 1)[0] ?? ''
  const at = pair.indexOf('=')
  return [pair.slice(0, at), pair.slice(at + 1)]
}

function fingerprint(state: string): string {
  return createHash('sha256').update(state).digest('hex').slice(0, 20)
}

function byAge(one: string, other: string): number {
  return startOf(one) - startOf(other)
}

function startOf(cookie: string): number {
  return Number.parseInt(cookie.split('.').at(-2) ?? '0', 36)
}
