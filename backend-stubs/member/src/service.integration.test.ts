import { demoMembers } from '@torrent/contracts/demo'
import { MemberService } from '@torrent/contracts/member'
import type { CallContext, Client } from '@torrent/service-kit'
import { Refused } from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createMemberService, type MemberDirectory, seedDemo } from './service.ts'

let service: MemberDirectory
let members: Client<typeof MemberService>
let acme: CallContext
let mori: CallContext
let nobody: CallContext

beforeAll(async () => {
  const identity = await testIdentity()
  acme = (await identity.person('acme-metal', 'sales')).call
  mori = (await identity.person('mori-foods', 'sales')).call
  nobody = (await identity.person('acme-metal')).call
  service = await createMemberService({ url: await testDatabase('member') })
  for (const tenant of ['acme-metal', 'mori-foods', 'acme-metal', 'other']) await seedDemo(service, tenant)
  members = clientOf(MemberService, service, identity.verify)
})

afterAll(() => service?.stop())

const names = async (text: string, page = 0, pageSize = 0) =>
  (await members.listMembers({ text, page, pageSize }, acme)).members.map(member => member.name)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}` : error),
  )

test('the people who can sign in are those who are listed, in the order of the syllabary', async () => {
  const { members: list, total } = await members.listMembers({}, acme)
  expect(total).toBe(demoMembers('acme-metal').length)
  expect(list.map(member => member.kana)).toEqual(
    demoMembers('acme-metal')
      .map(({ kana }) => kana)
      .sort(new Intl.Collator('ja').compare),
  )
  expect(new Set(list.map(member => `${member.id} ${member.email} ${member.roles}`))).toEqual(
    new Set(demoMembers('acme-metal').map(({ id, login, role }) => `${id} ${login} ${role}`)),
  )
})

test('a person is found by name, kana and e-mail, however it is typed', async () => {
  for (const text of ['佐藤', 'さとう', 'ｻﾄｳ', '佐藤美咲', 'SALES@acme'])
    expect(await names(text)).toEqual(['佐藤 美咲'])
  expect(await names('佐藤 田中')).toEqual([])
})

test('pages follow each other without gap or repetition', async () => {
  const pages = [await names('', 1, 8), await names('', 2, 8), await names('', 3, 8), await names('', 4, 8)]
  expect(pages.map(page => page.length)).toEqual([8, 8, 4, 0])
  expect(new Set(pages.flat()).size).toBe(20)
})

test('one person by id, of the own tenant only', async () => {
  const [first] = demoMembers('acme-metal')
  const id = first?.id ?? ''
  expect(await members.getMember({ id }, acme)).toMatchObject({ name: first?.name, kana: first?.kana })
  expect(await refusal(members.getMember({ id }, mori))).toBe('not_found id')
  expect(await refusal(members.getMember({ id: 'x' }, acme))).toBe('invalid id')
  expect(await refusal(members.getMember({ id }, nobody))).toBe('forbidden ')
})

test('any request gives an answer or a refusal, never a fault', async () => {
  const request = fc.record({
    text: fc.string({ unit: 'binary', maxLength: 300 }),
    page: fc.integer(),
    pageSize: fc.integer({ min: -1, max: 200 }),
  })
  await fc.assert(
    fc.asyncProperty(request, async ({ text, page, pageSize }) => {
      const answer = await refusal(members.listMembers({ text, page, pageSize }, acme))
      if (answer !== undefined) expect(answer).toMatch(/^(invalid|too_long) (text|page|pageSize)$/)
    }),
  )
  expect(await refusal(members.listMembers({ text: 'a\0' }, acme))).toBe('invalid text')
  expect(await refusal(members.listMembers({ page: -1 }, acme))).toBe('invalid page')
  expect(await refusal(members.listMembers({ page: 100_000, pageSize: 100 }, acme))).toBeUndefined()
})
