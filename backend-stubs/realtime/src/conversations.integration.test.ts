import { randomUUID } from 'node:crypto'
import { topicOf } from '@torrent/service-kit'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { startRealtime, untilCut } from './realtime.fixture.ts'
import { sessionEndsOver } from './session-ends.ts'

let realtime: Awaited<ReturnType<typeof startRealtime>>
/** What the services keep: members by conversation, and what anybody may read. */
const channels = new Map<string, Set<string>>()
const open = new Set<string>()
/** Resolves when the service may answer; answers at once while there is none. */
let gate: Promise<void> | undefined
let asked = 0
let failures = 0

beforeAll(async () => {
  realtime = await startRealtime({
    channel: {
      async listMemberships({ memberId = '' }, { token }) {
        asked += 1
        expect(token).toBe('token of acme-metal')
        const conversationIds = [...channels].filter(([, members]) => members.has(memberId)).map(([id]) => id)
        await gate
        if (failures > 0) {
          failures -= 1
          throw new Error('away')
        }
        return { $typeName: 'torrent.conversation.v1.ListMembershipsResponse', conversationIds }
      },
      async checkAccess({ conversationId = '', memberId = '' }) {
        const mayRead = open.has(conversationId) || (channels.get(conversationId)?.has(memberId) ?? false)
        await gate
        const rest = { mayPost: false, groupId: '', name: '', kind: 'channel' }
        return { $typeName: 'torrent.conversation.v1.CheckAccessResponse', mayRead, ...rest }
      },
    },
  })
})

afterEach(() => {
  realtime.signOutAll()
  channels.clear()
  open.clear()
  gate = undefined
})

afterAll(() => realtime.stop())

function person() {
  const { cookie, principal } = realtime.signIn('acme-metal', 'sales')
  return { cookie, id: principal.subject }
}

/** A channel with these members, as the service keeps it. */
function channelOf(...members: { id: string }[]): string {
  const id = randomUUID()
  channels.set(id, new Set(members.map(member => member.id)))
  return id
}

async function connect(who: { cookie: string }) {
  const listener = await realtime.connect(who.cookie)
  await vi.waitFor(() => expect(listener.of('following')).toHaveLength(2))
  return listener
}

const tell = (conversationId: string, seq: number, what: object = { type: 'posted' }) =>
  realtime.publish(
    topicOf('conversation'),
    { service: 'channel', conversationId, seq, ...what },
    { key: conversationId },
  )

const tellPersonally = (who: { id: string }, seq: number, what: object) =>
  realtime.publish(
    topicOf('conversation.personal'),
    { service: 'channel', memberId: who.id, seq, ...what },
    { key: who.id },
  )

/** The sequences that were heard of a conversation. */
const seqs = (listener: { of(event: string): unknown[] }, conversationId: string) =>
  (listener.of('conversation') as { seq: number; conversationId: string }[])
    .filter(event => event.conversationId === conversationId)
    .map(event => event.seq)

/** What was published before has been told when this has. */
async function settle(...listeners: { of(event: string): unknown[] }[]) {
  const id = randomUUID()
  await realtime.publish('query.changed', { kind: 'order', id, version: 1 })
  const of = { id, kind: 'order', version: 1 }
  await vi.waitFor(() => {
    for (const listener of listeners) expect(listener.of('changed')).toContainEqual(of)
  })
}

test('members hear what happens in their conversations, in order, and nobody else does', async () => {
  const [anna, ben, carl] = [person(), person(), person()]
  const ours = channelOf(anna, ben)
  const [a, b, c] = [await connect(anna), await connect(ben), await connect(carl)]
  for (const seq of [1, 2, 3])
    await tell(ours, seq, { type: 'posted', message: { id: randomUUID(), body: `no. ${seq}` } })
  await settle(a, b, c)
  expect([a, b, c].map(each => seqs(each, ours))).toEqual([[1, 2, 3], [1, 2, 3], []])
  expect(a.of('conversation')).toMatchObject([{ message: { body: 'no. 1', reactions: [] } }, {}, {}])
})

test('who joins hears it from then on, and who is removed hears nothing of what comes after', async () => {
  const [anna, ben] = [person(), person()]
  const ours = channelOf(anna)
  const [a, b] = [await connect(anna), await connect(ben)]
  await tell(ours, 1)
  await tell(ours, 2, { type: 'joined', people: [{ id: ben.id }] })
  await tell(ours, 3)
  await tell(ours, 4, { type: 'left', people: [{ id: ben.id }] })
  await tell(ours, 5)
  await settle(a, b)
  expect([seqs(a, ours), seqs(b, ours)]).toEqual([
    [1, 2, 3, 4, 5],
    [2, 3, 4],
  ])
})

test('a person is told what concerns them alone, in all their windows, and moved in and out by it', async () => {
  const [anna, ben] = [person(), person()]
  const ours = channelOf()
  const [first, second, other] = [await connect(anna), await connect(anna), await connect(ben)]
  await tellPersonally(anna, 1, { type: 'added', conversationId: ours })
  await settle(first, second)
  await tell(ours, 2)
  await settle(first, second)
  await tellPersonally(anna, 2, { type: 'removed', conversationId: ours })
  await settle(first, second)
  await tell(ours, 3)
  await settle(first, second, other)
  for (const window of [first, second]) {
    expect(window.of('personal')).toMatchObject([{ type: 'added' }, { type: 'removed' }])
    expect(seqs(window, ours)).toEqual([2])
  }
  expect(other.of('personal')).toEqual([])
})

test('somebody removed while the service was being asked is in no conversation by its answer', async () => {
  const anna = person()
  const [kept, lost] = [channelOf(anna), channelOf(anna)]
  const opened = Promise.withResolvers<void>()
  gate = opened.promise
  const before = asked
  const listener = await realtime.connect(anna.cookie)
  await vi.waitFor(() => expect(asked).toBe(before + 1))
  await tell(lost, 1, { type: 'left', people: [{ id: anna.id }] })
  await settle(listener)
  opened.resolve()
  await vi.waitFor(() => expect(listener.of('following')).toHaveLength(2))
  await tell(lost, 2)
  await tell(kept, 1)
  await settle(listener)
  expect([seqs(listener, kept), seqs(listener, lost)]).toEqual([[1], []])
})

test('a service that does not answer is asked again, and the client hears when it follows', async () => {
  const anna = person()
  const ours = channelOf(anna)
  failures = 1
  const listener = await realtime.connect(anna.cookie)
  await vi.waitFor(() => expect(listener.of('following')).toEqual([{ service: 'chat' }]))
  await vi.waitFor(() => expect(listener.of('following')).toContainEqual({ service: 'channel' }), { timeout: 5_000 })
  await tell(ours, 1)
  await settle(listener)
  expect(seqs(listener, ours)).toEqual([1])
})

test('what may be read may be watched, until it is unwatched, and what may not is refused', async () => {
  const anna = person()
  const [looked, secret] = [channelOf(), channelOf()]
  open.add(looked)
  const listener = await connect(anna)
  const ask = (name: string, said: object) => listener.socket.emitWithAck(name, said)
  expect(await ask('watch', { service: 'channel', conversationId: looked })).toBe(true)
  expect(await ask('watch', { service: 'channel', conversationId: secret })).toBe(false)
  for (const id of [looked, secret]) await tell(id, 1)
  await settle(listener)
  expect([seqs(listener, looked), seqs(listener, secret)]).toEqual([[1], []])
  expect(await ask('unwatch', { conversationId: looked })).toBe(true)
  await tell(looked, 2)
  await settle(listener)
  expect(seqs(listener, looked)).toEqual([1])
})

test('who watches and becomes a member goes on hearing it after unwatching', async () => {
  const anna = person()
  const ours = channelOf()
  open.add(ours)
  const listener = await connect(anna)
  await listener.socket.emitWithAck('watch', { service: 'channel', conversationId: ours })
  await tell(ours, 1, { type: 'joined', people: [{ id: anna.id }] })
  await settle(listener)
  expect(await listener.socket.emitWithAck('unwatch', { conversationId: ours })).toBe(false)
  await tell(ours, 2)
  await settle(listener)
  expect(seqs(listener, ours)).toEqual([1, 2])
})

test('what may be read no more is watched no more', async () => {
  const anna = person()
  const looked = channelOf()
  open.add(looked)
  const listener = await connect(anna)
  await listener.socket.emitWithAck('watch', { service: 'channel', conversationId: looked })
  open.delete(looked)
  await tell(looked, 1, { type: 'changed' })
  let seq = 1
  await vi.waitFor(async () => {
    seq += 1
    await tell(looked, seq)
    await settle(listener)
    expect(seqs(listener, looked)).not.toContain(seq)
  })
})

test('that somebody writes is told to who follows the conversation, under their own name, and to nobody else', async () => {
  const [anna, ben, carl] = [person(), person(), person()]
  const ours = channelOf(anna, ben)
  const [a, again, b, c] = [await connect(anna), await connect(anna), await connect(ben), await connect(carl)]
  expect(await a.socket.emitWithAck('typing', { conversationId: ours })).toBe(true)
  expect(await c.socket.emitWithAck('typing', { conversationId: ours })).toBe(false)
  await vi.waitFor(() => expect(b.of('typing')).toEqual([{ conversationId: ours, memberId: anna.id, name: '' }]))
  await settle(a, again, b, c)
  expect([a, again, c].flatMap(each => each.of('typing'))).toEqual([])
})

test('everybody hears who is there, and a moment later who has come', async () => {
  const [anna, ben] = [person(), person()]
  const a = await connect(anna)
  const b = await connect(ben)
  expect(b.of('presence')).toMatchObject([{ all: true, members: { [anna.id]: 'online', [ben.id]: 'online' } }])
  await vi.waitFor(
    () => expect(a.of('presence')).toContainEqual({ members: expect.objectContaining({ [ben.id]: 'online' }) }),
    {
      timeout: 3_000,
    },
  )
  await b.socket.emitWithAck('presence', { state: 'away' })
  await vi.waitFor(() => expect(a.of('presence')).toContainEqual({ members: { [ben.id]: 'away' } }), { timeout: 3_000 })
})

test.each([
  ['something else', 'post', { conversationId: randomUUID(), body: 'hello' }],
  ['what it must not', 'typing', { conversationId: randomUUID(), name: 'Somebody else' }],
])('a client that says %s is cut', async (_, name, said) => {
  const { socket } = await connect(person())
  socket.emit(name, said, () => undefined)
  await untilCut(socket)
})

test('a client that says too much is cut', async () => {
  const { socket } = await connect(person())
  for (let index = 0; index < 100; index += 1) socket.emit('presence', { state: 'online' }, () => undefined)
  await untilCut(socket)
})

test('when a session has ended, whichever process ended it, the person is cut at once', async () => {
  const [anna, ben] = [person(), person()]
  const [a, b] = [await connect(anna), await connect(ben)]
  // Its own look at sessions finds nothing wrong.
  await sessionEndsOver(realtime.broker)({ subject: anna.id, tenant: 'acme-metal' })
  await sessionEndsOver(realtime.broker)({ subject: ben.id, tenant: 'mori-foods' })
  await untilCut(a.socket)
  await settle(b)
  expect([a.socket.connected, b.socket.connected]).toEqual([false, true])
})
