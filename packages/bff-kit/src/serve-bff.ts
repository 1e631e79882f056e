import { randomBytes } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { createTokenVerifier, log, Refused } from '@torrent/service-kit'
import type { AnyRouter } from '@trpc/server'
import Fastify, { LogController } from 'fastify'
import type { Clients } from './context.ts'
import { procedures } from './plugin.ts'
import { type ContractOfRelease, createServedReleases, parseContract } from './served-releases.ts'

export interface ServeBffOptions {
  /** e.g. `parts`; the portal offers it under `/api/parts` once it is registered there (`torrent bff register`). */
  name: string
  router: AnyRouter
  /** Port to listen on; 0 picks a free one. */
  port: number
  /** Interface to listen on. Default: this machine only. */
  host?: string
  /** Address of the portal, e.g. `http://localhost:3000`: it signs people in and knows what releases were built for. */
  portal: string
  /** Issuer of people's access tokens, when the portal does not sign them in itself. Default: `<portal>/oidc`. */
  issuer?: string
  /** What stands in the BFF's `contract.json`. */
  contract: unknown
  /** Services of the platform that its procedures call. A procedure that calls one which is not given fails. */
  clients?: Partial<Clients>
  /** What `/healthz` says; default: always ready. */
  isReady?(): boolean
}

export interface ServedBff {
  /** e.g. `http://127.0.0.1:4701` */
  url: string
  port: number
  /** Finishes the calls that are running and stops. */
  close(): Promise<void>
}

/** Largest body of a call in bytes, as at the gateway. */
const BODY_LIMIT = 2_097_152

/**
 * Serves a BFF from a process of its own, behind the gateway of a portal elsewhere. Who calls is known by the person's
 * access token, which the gateway sends along and which is verified here with the portal's public keys; without one
 * nobody is let through. Serves `/trpc`, `/contract` and `/healthz`. Ends in good order on SIGTERM and SIGINT.
 */
export async function serveBff(options: ServeBffOptions): Promise<ServedBff> {
  const { name, router, portal, issuer = `${portal}/oidc`, isReady = () => true } = options
  const contract = parseContract(options.contract)
  if (contract?.name !== name) throw new TypeError(`the contract given is not that of "${name}"; run torrent contract`)
  const verify = createTokenVerifier({
    issuer,
    keys: new URL(`${issuer}/jwks`),
    // Nobody knows it: tokens of the platform's own processes are not for a process outside.
    internalKey: randomBytes(32),
  })
  const app = Fastify({
    bodyLimit: BODY_LIMIT,
    routerOptions: { maxParamLength: 5_000 },
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: 'idle',
    loggerInstance: log,
  })
  app.get('/healthz', async (_request, reply) => {
    const ready = isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'starting' })
  })
  const principalOf = async ({ headers }: { headers: { authorization?: string | undefined } }) => {
    const [, token] = /^Bearer (\S{1,8000})$/.exec(headers.authorization ?? '') ?? []
    if (token === undefined) return null
    try {
      return await verify(token)
    } catch (error) {
      if (error instanceof Refused && error.code === 'unauthenticated') return null
      throw error
    }
  }
  // The portal reads it before it sends anybody here; it says nothing that is not in the code of the screens.
  app.get('/contract', async () => contract)
  const served = createServedReleases(contract, readFromPortal(portal))
  await app.register(procedures(router, given(options.clients ?? {}), principalOf, served))
  await app.listen({ port: options.port, host: options.host ?? '127.0.0.1' })

  const stop = () => void close()
  const close = async () => {
    for (const signal of SIGNALS) process.off(signal, stop)
    await app.close()
  }
  for (const signal of SIGNALS) process.once(signal, stop)
  const { port } = app.server.address() as AddressInfo
  return { url: `http://${options.host ?? '127.0.0.1'}:${port}`, port, close }
}

const SIGNALS = ['SIGTERM', 'SIGINT'] as const

/** A release's files are open to everybody, and its contract is one of them. */
function readFromPortal(portal: string): ContractOfRelease {
  return async ({ name, version }) => {
    const url = new URL(`/releases/${name}/${version}/torrent-bff.json`, portal)
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000), redirect: 'error' })
    if (answer.status === 404) return null
    if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
    return parseContract(await answer.json())
  }
}

/** The clients given; one that is missing says so when it is used. */
function given(clients: Partial<Clients>): Clients {
  return new Proxy(clients as Clients, {
    get(target, service) {
      const client: unknown = Reflect.get(target, service)
      if (client === undefined) throw new TypeError(`serveBff was given no client of the service "${String(service)}"`)
      return client
    },
  })
}
