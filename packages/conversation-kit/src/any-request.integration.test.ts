import { randomUUID } from 'node:crypto'
import type { DescField } from '@bufbuild/protobuf'
import { ScalarType } from '@bufbuild/protobuf'
import { ConversationService } from '@torrent/contracts/conversation'
import type { CallContext } from '@torrent/service-kit'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusal, type Talker, type TestConversations, testConversations } from './conversations.fixture.ts'

let chat: TestConversations
let anna: Talker
/** Ids that mean something, so that requests get as far as they can. */
let known: string[]

beforeAll(async () => {
  chat = await testConversations()
  anna = await chat.person()
  const room = await chat.channel([anna])
  const message = await chat.post(anna, room, 'hello')
  known = [room, message.id, anna.id]
})

afterAll(() => chat?.stop())

const text = () =>
  fc.oneof(
    fc.constantFrom(...known),
    fc.constantFrom('', '\0', '\ud800', '%', '👍', 'none', '2026-05-01T00:00:00Z', '+275760-09-13T00:00:00Z'),
    fc.string({ unit: 'binary', maxLength: 50 }),
    fc.uuid(),
  )
const number = () => fc.oneof(fc.integer({ min: -2, max: 300 }), fc.constantFrom(2 ** 31, -(2 ** 53), 0.5, Number.NaN))

/** Anything that fits a field's type. */
function anything(field: DescField): fc.Arbitrary<unknown> {
  if (field.fieldKind === 'scalar') return scalar(field.scalar)
  if (field.fieldKind === 'list' && field.listKind === 'scalar')
    return fc.array(scalar(field.scalar), { maxLength: 60 })
  if (field.fieldKind === 'list' && field.listKind === 'message')
    return fc.array(anythingIn(field.message.fields), { maxLength: 5 })
  throw new Error(`${field.name} has a type that this test does not know`)
}

function scalar(type: ScalarType): fc.Arbitrary<unknown> {
  if (type === ScalarType.STRING) return text()
  return type === ScalarType.BOOL ? fc.boolean() : number()
}

const anythingIn = (fields: readonly DescField[]) =>
  fc.record(Object.fromEntries(fields.map(field => [field.localName, anything(field)])))

test.each(ConversationService.methods.map(method => method.localName))(
  'whatever is asked of %s is answered or refused, never a fault',
  async name => {
    const method = ConversationService.methods.find(({ localName }) => localName === name)
    const client = chat.client as unknown as Record<string, (request: object, call: CallContext) => Promise<unknown>>
    const forServices = name === 'checkAccess' || name === 'listMemberships'
    await fc.assert(
      fc.asyncProperty(anythingIn(method?.input.fields ?? []), async request => {
        // Throws what is no refusal.
        await refusal(
          client[name]?.(request, forServices ? chat.service : anna.call) ?? Promise.reject(new Error(name)),
        )
      }),
      { numRuns: 40 },
    )
    const room = { id: known[0], conversationId: known[0] }
    expect(await refusal(chat.post(anna, room.conversationId ?? '', `after ${name} ${randomUUID()}`))).toMatchObject({
      conversationId: room.id,
    })
  },
)
