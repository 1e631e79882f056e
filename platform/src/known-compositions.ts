import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { create, fromJsonString, toJsonString } from '@bufbuild/protobuf'
import type { Clients } from '@torrent/bff-kit'
import { type Composition, CompositionSchema } from '@torrent/contracts/portal'
import { PortalUnavailable } from '@torrent/gateway-bff'
import type { Principal } from '@torrent/policy'
import { log, Refused } from '@torrent/service-kit'
import { replaceFile } from './replace-file.ts'

/** Says which micro-frontends a person gets, also while the portal service does not answer. */
export interface KnownCompositions {
  /**
   * What is in force for the person now; when nobody says so within the time limit, what they got last; when this
   * process has not seen them yet, what their tenant got last. Where nothing is known from before, the answer is waited
   * for ten times as long: a portal that has just been started may be slow.
   * @throws PortalUnavailable when nothing is known then either
   * @throws Refused when the portal service answers, and says no
   */
  of(principal: Principal, request: CompositionRequest): Promise<Composition>
}

export interface CompositionRequest {
  /** Ids of the previews that the person has opened. */
  previews: readonly string[]
  traceparent?: string
}

export interface KnownCompositionsOptions {
  portal: Pick<Clients['portal'], 'getComposition'>
  /** Keeps the tenants' over a restart. */
  folder: string
  /** Milliseconds after which an answer no longer counts. */
  timeLimit?: number
}

const TIME_LIMIT_MS = 1_000
/** People who are remembered; the one who came longest ago is forgotten first. */
const MAX_PEOPLE = 5_000

/** Reasons that concern some of the people only. */
const NOT_FOR_ALL = ['canary', 'preview']

/** Makes the folder where there is none; it survives a restart, what is known of each person does not. */
export async function openKnownCompositions(options: KnownCompositionsOptions): Promise<KnownCompositions> {
  const { portal, folder, timeLimit = TIME_LIMIT_MS } = options
  const people = new Map<string, Composition>()
  const written = new Map<string, string>()
  await mkdir(folder, { recursive: true })
  const fileOf = (tenant: string) => join(folder, `${encodeURIComponent(tenant)}.json`)

  function remember(key: string, { tenant }: Principal, composition: Composition): void {
    people.delete(key)
    people.set(key, composition)
    if (people.size > MAX_PEOPLE) people.delete(people.keys().next().value ?? '')
    if (!isForAll(composition)) return
    const text = toJsonString(CompositionSchema, composition)
    if (written.get(tenant) === text) return
    written.set(tenant, text)
    replaceFile(fileOf(tenant), text).catch((error: Error) =>
      log.warn({ tenant, error: error.message }, 'the composition was not kept for a restart'),
    )
  }

  async function lastKnown(key: string, { tenant }: Principal): Promise<Composition | undefined> {
    const known = people.get(key)
    if (known) return known
    return await readFile(fileOf(tenant), 'utf8').then(
      text => fromJsonString(CompositionSchema, text),
      () => undefined,
    )
  }

  async function withNothingKnown(asked: Promise<Composition>): Promise<Composition> {
    try {
      return await within(10 * timeLimit, asked)
    } catch (cause) {
      if (isRefusal(cause)) throw cause
      throw new PortalUnavailable('The portal service does not answer, and nothing is known from before', { cause })
    }
  }

  return {
    async of(principal, { previews, traceparent }) {
      const key = JSON.stringify([principal.tenant, principal.subject, ...previews])
      const asked = portal
        .getComposition({ previews: [...previews] }, { token: principal.token, ...(traceparent && { traceparent }) })
        .then(answer => {
          const composition = create(CompositionSchema, answer)
          remember(key, principal, composition)
          return composition
        })
      try {
        return await within(timeLimit, asked)
      } catch (error) {
        if (isRefusal(error)) throw error
        const known = await lastKnown(key, principal)
        if (!known) return await withNothingKnown(asked)
        log.warn({ tenant: principal.tenant, error: String(error) }, 'a page is made of the last known composition')
        return known
      }
    },
  }
}

/** The portal service has answered, and says no. */
function isRefusal(error: unknown): boolean {
  return error instanceof Refused && !['internal', 'unavailable'].includes(error.code)
}

function isForAll({ channel, remotes }: Composition): boolean {
  return ['', 'stable'].includes(channel) && !remotes.some(({ reason }) => NOT_FOR_ALL.includes(reason))
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  // An answer that comes too late is still remembered, and its failure is nobody's business.
  work.catch(() => undefined)
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
