import { CommonService } from '@torrent/contracts/common'
import type { CallContext, Client } from '@torrent/service-kit'
import { Refused } from '@torrent/service-kit'
import { clientOf, testDatabase, testIdentity } from '@torrent/service-kit/testing'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { demoCustomers, demoItems } from './demo/demo-data.ts'
import { createCommonService, type MasterDataService, seedDemo } from './service.ts'

let url: string
let service: MasterDataService
let common: Client<typeof CommonService>
let acme: CallContext
let mori: CallContext
let identity: Awaited<ReturnType<typeof testIdentity>>

beforeAll(async () => {
  identity = await testIdentity()
  acme = (await identity.person('acme-metal', 'sales')).call
  mori = (await identity.person('mori-foods', 'sales')).call
  url = await testDatabase('common')
  service = await createCommonService({ url })
  for (const tenant of ['acme-metal', 'mori-foods']) await seedDemo(service, tenant)
  common = clientOf(CommonService, service, identity.verify)
})

afterAll(() => service?.stop())

const itemCodes = async (text: string, limit = 20) =>
  (await common.searchItems({ text, limit }, acme)).items.map(item => item.code)
const customerNames = async (text: string) =>
  (await common.searchCustomers({ text, limit: 20 }, acme)).customers.map(customer => customer.name)
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (error: unknown) => (error instanceof Refused ? `${error.code} ${error.field}` : error),
  )

describe('search', () => {
  test('an item is found by code, name, kana and specification, however it is typed', async () => {
    const rod = 'SUS304-RB-020'
    for (const text of ['SUS304-RB-020', 'sus304rb020', 'ＳＵＳ３０４－ＲＢ－０２０', 'SUS304 丸棒', 'φ20 sus304'])
      expect(await itemCodes(text)).toContain(rod)
    for (const text of ['マルボウ', 'まるぼう', 'ﾏﾙﾎﾞｳ', 'サスサンマルヨン', 'jis g 4303'])
      expect(await itemCodes(text, 100)).toContain(rod)
  })

  test('a code that begins with the text stands first', async () => {
    const codes = await itemCodes('sus304')
    expect(codes.slice(0, 6).every(code => code.startsWith('SUS304'))).toBe(true)
    expect((await itemCodes('PRC'))[0]).toBe('PRC-BD')
    expect((await itemCodes('SUR-NI'))[0]).toBe('SUR-NI')
    expect((await itemCodes('黒染め'))[0]).toBe('SUR-BK')
  })

  test('every word must be found', async () => {
    expect(await itemCodes('SUS304 六角棒')).toEqual(['SUS304-HX-017'])
    expect(await itemCodes('SUS304 餃子')).toEqual([])
  })

  test('a customer is found by kana, company form, address and code', async () => {
    for (const text of ['しののめ', '㈱東雲製作所', '(株) 東雲', '東糀谷', 'c1001'])
      expect(await customerNames(text)).toContain('株式会社東雲製作所')
  })

  test('no text finds the first by code, as many as asked for', async () => {
    expect(await itemCodes('', 3)).toEqual(['A2017-RB-030', 'A5052-CUT', 'A5052-PL-0030'])
    expect((await common.searchItems({}, acme)).items).toHaveLength(20)
  })

  test('signs of the pattern language mean themselves', async () => {
    for (const text of ['%', '%%%', "'", '\\', 'a%b']) expect(await itemCodes(text)).toEqual([])
  })

  test('any text gives an answer or a refusal, never a fault', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 300 }), fc.integer(), async (text, limit) => {
        const answer = await refusal(common.searchItems({ text, limit }, acme))
        if (answer !== undefined) expect(answer).toMatch(/^(invalid|too_long) (text|limit)$/)
      }),
    )
    expect(await refusal(common.searchItems({ text: 'a\0' }, acme))).toBe('invalid text')
    expect(await refusal(common.searchCustomers({ text: '\ud800' }, acme))).toBe('invalid text')
    expect(await refusal(common.searchItems({ limit: 101 }, acme))).toBe('invalid limit')
    expect(await refusal(common.searchItems({ limit: -1 }, acme))).toBe('invalid limit')
  })
})

describe('by id', () => {
  test('a customer comes with everything that documents need', async () => {
    const [expected] = demoCustomers('acme-metal')
    expect(await common.getCustomer({ id: expected?.id ?? '' }, acme)).toMatchObject({ ...expected })
  })

  test('items come in the order asked for, unknown ones left out', async () => {
    const [first, second] = demoItems('acme-metal')
    const unknown = '00000000-0000-4000-8000-000000000000'
    const ids = [second?.id, unknown, first?.id, second?.id].map(String)
    const { items } = await common.getItems({ ids }, acme)
    expect(items.map(item => item.code)).toEqual([second?.code, first?.code])
    expect(items[1]).toMatchObject({ ...first })
    expect((await common.getItems({ ids: [] }, acme)).items).toEqual([])
  })

  test('ids in a wrong form are invalid, unknown ones not found', async () => {
    for (const id of ['', 'x', "' or 1=1", '\0', '\ud800', 'A'.repeat(10_000)]) {
      expect(await refusal(common.getCustomer({ id }, acme))).toBe('invalid id')
      expect(await refusal(common.getItems({ ids: [id] }, acme))).toBe('invalid ids[0]')
    }
    const id = '00000000-0000-4000-8000-000000000000'
    expect(await refusal(common.getCustomer({ id }, acme))).toBe('not_found id')
    expect(await refusal(common.getItems({ ids: Array.from({ length: 1_001 }, () => id) }, acme))).toBe('invalid ids')
  })
})

describe('tenants', () => {
  test('one tenant never sees another one’s records', async () => {
    const [customer] = demoCustomers('acme-metal')
    const [item] = demoItems('acme-metal')
    expect(await refusal(common.getCustomer({ id: customer?.id ?? '' }, mori))).toBe('not_found id')
    expect((await common.getItems({ ids: [item?.id ?? ''] }, mori)).items).toEqual([])
    expect((await common.searchItems({ text: 'SUS304' }, mori)).items).toEqual([])
    expect((await common.searchItems({ text: '餃子' }, mori)).items).not.toEqual([])
  })

  test('a tenant without master data has none', async () => {
    const other = (await identity.person('other', 'sales')).call
    await seedDemo(service, 'other')
    expect((await common.searchItems({}, other)).items).toEqual([])
    expect((await common.listTaxRates({}, other)).taxRates).toEqual([])
  })

  test('a caller without the permission is refused', async () => {
    const { call } = await identity.person('acme-metal')
    expect(await refusal(common.searchItems({}, call))).toBe('forbidden ')
    expect(await refusal(common.searchItems({}, { token: 'forged' }))).toBe('unauthenticated ')
  })
})

test('tax rates come with the day they took effect', async () => {
  const { taxRates } = await common.listTaxRates({}, mori)
  expect(taxRates.map(rate => `${rate.taxCode} ${rate.percent} ${rate.effectiveFrom}`)).toEqual([
    'exempt 0 1989-04-01',
    'reduced 8 2019-10-01',
    'standard 8 2014-04-01',
    'standard 10 2019-10-01',
  ])
})

test('seeding again changes nothing, and a second process may open the same database', async () => {
  await seedDemo(service, 'acme-metal')
  const again = await createCommonService({ url })
  await seedDemo(again, 'acme-metal')
  await again.stop()
  expect((await common.searchCustomers({ limit: 100 }, acme)).customers).toHaveLength(20)
})
