import { randomUUID } from 'node:crypto'
import type { PortalProcess } from '@torrent/e2e-kit'
import { type ChatWindow, type Opened, openWindow } from './chat-window.ts'
import { type ChatPerson, signInEverybody } from './people.ts'

const TENANT = 'acme-metal'

/** How much is said, and how bad the network and the machine are meanwhile. */
export interface FaultPlan {
  messages: number
  senders: number
  /** Connections that are broken, each with the answer to a message under way. */
  disconnects: number
  /** Times that the whole portal is killed (SIGKILL) and started again. */
  kills: number
}

/** What became of the messages. */
export interface FaultOutcome {
  sent: number
  /** Messages that are not in the conversation, or that somebody never heard of. */
  lost: number
  /** Messages that are in the conversation, or that somebody heard of, more than once. */
  doubled: number
  /** How many different orders the windows, and the conversation itself, have the messages in. */
  orders: number
  /** Messages that stand before one that the same sender had sent earlier. */
  outOfTurn: number
  /** What the windows did about it, all together. */
  resent: number
  caughtUp: number
  connections: number
  seconds: number
}

/** Lets people talk all at once while connections break and the portal dies, and compares what everybody has got. */
export async function runFaults(portal: PortalProcess, plan: FaultPlan): Promise<FaultOutcome> {
  const people = await signInEverybody(portal.origin, TENANT)
  const channel = await channelOf(people)
  const windows = await Promise.all(
    Array.from({ length: plan.senders }, (_, index) =>
      openWindow(people[index % people.length] as ChatPerson, channel),
    ),
  )
  try {
    const begun = performance.now()
    const sent = await talk(portal, windows, plan)
    const stored = await conversation(people[0] as ChatPerson, channel)
    await Promise.all(windows.map(window => window.reaches(stored.lastSeq)))
    const seconds = (performance.now() - begun) / 1_000
    return { ...compare(sent, stored.ids, windows), ...troublesOf(windows), seconds }
  } finally {
    for (const window of windows) window.close()
  }
}

async function channelOf(people: readonly ChatPerson[]): Promise<Opened> {
  const [owner, ...others] = people
  if (!owner) throw new Error('nobody is signed in')
  const id = randomUUID()
  const memberIds = others.map(person => person.id)
  const named = { id, name: `Faults ${id.slice(0, 8)}`, topic: '', open: false, memberIds }
  const { lastSeq } = await owner.mutate<{ lastSeq: number }>('createChannel', named)
  return { service: 'channel', id, lastSeq }
}

/** Everybody says their part, one message after the other; answers the ids of each. */
async function talk(portal: PortalProcess, windows: readonly ChatWindow[], plan: FaultPlan): Promise<string[][]> {
  const each = Math.ceil(plan.messages / windows.length)
  const total = each * windows.length
  /** After which number of stored messages the n-th of `count` faults comes. */
  const moments = (count: number) =>
    new Set(Array.from({ length: count }, (_, index) => Math.round((total * (index + 1)) / (count + 1))))
  const [breaks, deaths] = [moments(plan.disconnects), moments(plan.kills)]
  let stored = 0
  let broken = 0
  let death = Promise.resolve()

  function happened(): void {
    stored += 1
    if (breaks.has(stored)) windows[(broken++ * 7) % windows.length]?.breakOff()
    if (deaths.has(stored)) death = death.then(() => portal.kill()).then(() => portal.start())
  }

  const sent = await Promise.all(
    windows.map(async (window, index) => {
      const ids: string[] = []
      for (let count = 0; count < each; count += 1) {
        ids.push(await window.post(`${index}: ${count} 納期を確認しました`))
        happened()
      }
      return ids
    }),
  )
  await death
  return sent
}

/** The conversation as it is stored, oldest message first. */
async function conversation(reader: ChatPerson, { service, id, lastSeq }: Opened) {
  const ids: string[] = []
  let after = lastSeq
  for (;;) {
    const asked = { service, conversationId: id, afterSeq: after, limit: 100 }
    const page = await reader.query<Page>('messages', asked)
    ids.push(...page.messages.map(message => message.id))
    after = page.messages.at(-1)?.seq ?? after
    if (!page.hasAfter) return { ids, lastSeq: page.lastSeq }
  }
}

interface Page {
  messages: { id: string; seq: number }[]
  hasAfter: boolean
  lastSeq: number
}

function compare(sent: readonly (readonly string[])[], stored: readonly string[], windows: readonly ChatWindow[]) {
  const all = sent.flat()
  const views = [stored, ...windows.map(({ known }) => known)]
  const missing = views.map(view => new Set(all).difference(new Set(view)).size)
  const twice = views.map(view => view.length - new Set(view).size)
  const place = new Map(stored.map((id, index) => [id, index]))
  const early = (ids: readonly string[]) =>
    ids.filter((id, index) => index > 0 && (place.get(id) ?? 0) < (place.get(ids[index - 1] ?? '') ?? 0)).length
  return {
    sent: all.length,
    lost: Math.max(...missing),
    doubled: Math.max(...twice),
    orders: new Set(views.map(view => view.join(' '))).size,
    outOfTurn: sent.reduce((sum, ids) => sum + early(ids), 0),
  }
}

function troublesOf(windows: readonly ChatWindow[]) {
  const sum = (of: (window: ChatWindow) => number) => windows.reduce((total, window) => total + of(window), 0)
  return {
    resent: sum(({ troubles }) => troubles.resent),
    caughtUp: sum(({ troubles }) => troubles.caughtUp),
    connections: sum(({ troubles }) => troubles.connections),
  }
}
