import type { BrowserContext, Route } from '@playwright/test'
import { errors } from '@torrent/contracts/errors'

/** A fault that is in force until it is ended. */
export interface Fault {
  /** Addresses that it has hit so far. A test that expects none to be hit tests nothing: look at this. */
  hits(): readonly string[]
  /** Everything works as before; what is still waiting for an answer gets it. */
  end(): Promise<void>
}

/** Faults on demand in one person's browser; nobody else and nothing in the portal is touched. */
export interface Faults {
  /** A micro-frontend's entry is gone: 404. */
  missingEntry(name: string): Promise<Fault>
  /** Scripts of a micro-frontend are gone: 404. All but the entry, or those whose path in the release fits. */
  missingChunk(name: string, path?: RegExp): Promise<Fault>
  /** Scripts come late by so many milliseconds. The shell gives up on a micro-frontend after 8 s. */
  slow(name: string, ms: number, path?: RegExp): Promise<Fault>
  /** Scripts do not come at all until the fault ends. */
  hung(name: string, path?: RegExp): Promise<Fault>
  /** Scripts arrive with something added, which writes {@link TAMPERED} into the page if it runs. */
  tampered(name: string, path?: RegExp): Promise<Fault>
  /** The BFF no longer serves the contract that the screen was built for: every call is `reload_required`. */
  staleBff(name: string): Promise<Fault>
  /** The portal no longer tells which releases are in force: what a page asks of it while it is open fails with 503. */
  deadRegistry(): Promise<Fault>
  /** Ends all of them. */
  endAll(): Promise<void>
  /**
   * Whether what the browser reports of an address is the work of a fault: each hit explains one request that failed,
   * and what was tampered with may be refused as often as it is looked at.
   */
  explains(url: string): boolean
}

/** The name of the global that tampered code sets: `await page.evaluate(name => name in globalThis, TAMPERED)`. */
export const TAMPERED = 'torrentTampered'

const ENTRY = /^remoteEntry\.js$/
const NOT_ENTRY = /^(?!remoteEntry\.js$).+\.js$/
const SCRIPT = /\.js$/

/**
 * Makes faults in all pages of a browser context, those that are opened later included.
 * @param problems what these pages have reported (`watchPage`); what comes while a fault is in force is taken out again
 */
export function faultsIn(context: BrowserContext, problems: string[] = []): Faults {
  const open = new Set<Fault>()
  const unreported = new Map<string, number>()
  const changed = new Set<string>()
  let before = 0

  async function begin(concerns: (url: URL) => boolean, handle: (route: Route) => Promise<void>): Promise<Fault> {
    const hits: string[] = []
    const take = async (route: Route) => {
      const url = route.request().url()
      hits.push(url)
      unreported.set(url, (unreported.get(url) ?? 0) + 1)
      // A page that is closed meanwhile needs no answer any more.
      await handle(route).catch(() => undefined)
    }
    if (open.size === 0) before = problems.length
    await context.route(concerns, take)
    const fault: Fault = {
      hits: () => hits,
      async end() {
        if (!open.delete(fault)) return
        await context.unroute(concerns, take)
        if (open.size === 0) problems.length = before
      },
    }
    open.add(fault)
    return fault
  }

  const scripts = (name: string, path: RegExp) => (url: URL) => {
    const [, owner, file] = /^\/releases\/([^/]+)\/[^/]+\/(.+)$/.exec(url.pathname) ?? []
    return owner === name && file !== undefined && path.test(file)
  }
  const calls = (bff: string) => (url: URL) => url.pathname.startsWith(`/api/${bff}/trpc/`)

  return {
    missingEntry: name => begin(scripts(name, ENTRY), route => route.fulfill({ status: 404 })),
    missingChunk: (name, path = NOT_ENTRY) => begin(scripts(name, path), route => route.fulfill({ status: 404 })),
    slow: (name, ms, path = SCRIPT) =>
      begin(scripts(name, path), async route => {
        await new Promise(resolve => setTimeout(resolve, ms))
        await route.continue()
      }),
    async hung(name, path = SCRIPT) {
      const gate = Promise.withResolvers<void>()
      const fault = await begin(scripts(name, path), async route => {
        await gate.promise
        await route.continue()
      })
      const { end } = fault
      fault.end = async () => {
        gate.resolve()
        await end()
      }
      return fault
    },
    tampered: (name, path = NOT_ENTRY) =>
      begin(scripts(name, path), async route => {
        changed.add(route.request().url())
        const response = await route.fetch()
        const { 'content-encoding': _encoding, 'content-length': _length, ...headers } = response.headers()
        const body = `${await response.text()}\n;globalThis[${JSON.stringify(TAMPERED)}] = true;`
        await route.fulfill({ status: response.status(), headers, body })
      }),
    staleBff: name => begin(calls(name), route => route.fulfill(refusal('reload_required'))),
    deadRegistry: () =>
      begin(
        url => url.pathname.startsWith('/api/portal/trpc/composition.'),
        route => route.fulfill(refusal('unavailable')),
      ),
    async endAll() {
      await Promise.all([...open].map(fault => fault.end()))
    },
    explains(url) {
      if (changed.has(url)) return true
      const left = unreported.get(url) ?? 0
      if (left > 0) unreported.set(url, left - 1)
      return left > 0
    },
  }
}

const TRPC_CODES = { reload_required: 'PRECONDITION_FAILED', unavailable: 'SERVICE_UNAVAILABLE' } as const

/** As a BFF refuses: tRPC's form over HTTP, with our code in it. */
function refusal(code: keyof typeof TRPC_CODES) {
  const { status } = errors[code]
  const data = { code: TRPC_CODES[code], httpStatus: status, torrent: { code, field: '', params: {} } }
  const body = JSON.stringify({ error: { message: code, code: -32000, data } })
  return { status, contentType: 'application/json', body }
}
