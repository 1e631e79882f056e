import type { RealtimeRequests } from '@torrent/contracts/realtime'
import { isUuid } from '@torrent/service-kit'
import type { Connected } from './portal-sockets.ts'

/** What a client said, found to be in order. */
export type Request = {
  [R in keyof RealtimeRequests]: { name: R } & RealtimeRequests[R]
}[keyof RealtimeRequests]

type Fields = Readonly<Record<string, unknown>>

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value)

const READERS: { [R in keyof RealtimeRequests]: (fields: Fields) => RealtimeRequests[R] | undefined } = {
  watch: ({ service, conversationId, ...rest }) =>
    (service === 'channel' || service === 'chat') && isId(conversationId) && isEmpty(rest)
      ? { service, conversationId }
      : undefined,
  unwatch: ({ conversationId, ...rest }) => (isId(conversationId) && isEmpty(rest) ? { conversationId } : undefined),
  typing: ({ conversationId, rootId, ...rest }) =>
    isId(conversationId) && (rootId === undefined || isId(rootId)) && isEmpty(rest)
      ? { conversationId, ...(rootId === undefined ? {} : { rootId }) }
      : undefined,
  presence: ({ state, ...rest }) => ((state === 'online' || state === 'away') && isEmpty(rest) ? { state } : undefined),
}

/** What was said, exactly as the contract has it; undefined for anything else. */
export function readRequest(name: unknown, said: unknown): Request | undefined {
  if (typeof name !== 'string' || !Object.hasOwn(READERS, name)) return undefined
  if (typeof said !== 'object' || said === null || Array.isArray(said)) return undefined
  const fields = READERS[name as keyof RealtimeRequests](said as Fields)
  return fields && ({ name, ...fields } as Request)
}

function isEmpty(rest: object): boolean {
  return Object.keys(rest).length === 0
}

/** So much may be said at once … */
const BURST = 60
/** … and so much a second after that. Somebody who leafs through channels says three things for each. */
const A_SECOND = 15

/** Counts what a client says. @returns false when it says too much */
export function withinBudget(connected: Pick<Connected, 'budget' | 'countedAt'>, now: number): boolean {
  const refilled = connected.budget + ((now - connected.countedAt) / 1_000) * A_SECOND
  connected.budget = Math.min(BURST, refilled) - 1
  connected.countedAt = now
  return connected.budget >= 0
}

/** The budget of a new connection. */
export function freshBudget(now: number): Pick<Connected, 'budget' | 'countedAt'> {
  return { budget: BURST, countedAt: now }
}
