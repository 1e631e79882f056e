import { isErrorCode } from '@torrent/contracts/errors'
import { expect, signIn, test } from '@torrent/e2e-kit'
import fc from 'fast-check'
import { callFrom } from './call.ts'
import { createQuote } from './main-path.ts'
import { PROCEDURES, type Procedure } from './routers.ts'

/** Inputs a procedure. Enough to meet every kind of nonsense. */
const INPUTS = 40
/** Calls a BFF; bounded, so that the rate limit is not what answers. One with many procedures meets less in each. */
const CALLS = 1_200

const strange = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\0',
    '\ud800',
    '🏭'.repeat(500),
    'あ'.repeat(50_000),
    '\u202e\u200b\ufeff',
    "'; drop table documents; --",
    '<img src=x onerror=alert(1)>',
    '../../../etc/passwd',
    '__proto__',
    'constructor',
    'NaN',
    '1e999',
    '-0',
    '9'.repeat(400),
    '2026-02-30',
    '0000-00-00',
    '00000000-0000-0000-0000-000000000000',
    'ffffffff-ffff-4fff-bfff-ffffffffffff',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.uuid(),
)
const leaf = fc.oneof(
  strange,
  fc.double(),
  fc.integer(),
  fc.constantFrom(null, true, Number.MAX_SAFE_INTEGER, -1, 0, 2 ** 31, 1e308),
)

/** Names that inputs really have, so that nonsense reaches beyond "unknown field". */
const FIELDS = [
  'id',
  'commandId',
  'baseVersion',
  'quote',
  'order',
  'shipment',
  'lines',
  'customerId',
  'subject',
  'validUntil',
  'text',
  'limit',
  'page',
  'pageSize',
  'sort',
  'statuses',
  'reason',
  'note',
  'quoteId',
  'orderId',
  'quantity',
  'lineId',
  'lots',
  'language',
  'theme',
  'header',
  'itemId',
  'unitPrice',
  'taxCode',
  'description',
  'name',
  'version',
  'fromVersion',
  'toVersion',
  'tenant',
  'channel',
  'percent',
  'basedOn',
  'revision',
  'member',
  'devOrigin',
  'person',
  'hours',
  'label',
  'publicKey',
  'names',
  'rights',
  'days',
  'url',
  'carrier',
  'trackingNumber',
  'service',
  'conversationId',
  'messageId',
  'rootId',
  'body',
  'mentions',
  'mentionsAll',
  'fileIds',
  'memberIds',
  'seq',
  'emoji',
  'on',
  'draft',
  'level',
  'aroundId',
  'aroundTime',
  'personalAfter',
  'conversations',
  'kind',
  'topic',
  'open',
  'groupId',
  'parentId',
  'tags',
  'bucketId',
  'folderId',
  'uploadId',
  'sizeBytes',
  'cursor',
  'image',
] as const
const value = fc.letrec(tie => ({
  any: fc.oneof({ depthSize: 'small' }, leaf, fc.array(tie('any'), { maxLength: 4 }), tie('object')),
  object: fc.dictionary(fc.oneof(fc.constantFrom(...FIELDS), fc.string({ maxLength: 10 })), tie('any'), { maxKeys: 6 }),
})).any
const plausible = fc.record(
  Object.fromEntries(
    FIELDS.map(field => [field, field === 'id' || field === 'commandId' ? fc.oneof(fc.uuid(), strange) : value]),
  ),
  { requiredKeys: ['id', 'commandId'] },
)
const broken = fc.constantFrom('', '{', '[1,2', 'undefined', '\u0000', '"text"', '[]', '17', 'null', '{"json":{}}')
const input = fc.oneof(
  broken,
  fc.oneof(value, plausible).map(nonsense => JSON.stringify(nonsense) ?? ''),
)

/** A query's input travels in the address, which is short. */
const fits = ({ type }: Procedure, text: string) => type === 'mutation' || encodeURIComponent(text).length < 8_000

for (const bff of [...new Set(PROCEDURES.map(procedure => procedure.bff))]) {
  test(`no procedure of ${bff} breaks on nonsense, nor answers with anything but a typed error`, async ({
    browser,
    portal,
  }) => {
    const { page, context } = await signIn(browser, portal.origin, 'admin')
    const procedures = PROCEDURES.filter(candidate => candidate.bff === bff)
    const numRuns = Math.min(INPUTS, Math.floor(CALLS / procedures.length))
    for (const procedure of procedures) {
      const inputs = fc.sample(input, { numRuns, seed: 20_261_122 }).filter(text => fits(procedure, text))
      const answers = await callFrom(
        page,
        inputs.map(text => ({ procedure, input: text })),
      )
      for (const [index, { status, code, text }] of answers.entries()) {
        const about = `${bff}.${procedure.path} ← ${inputs[index]?.slice(0, 300)}\n→ ${text.slice(0, 300)}`
        expect(status, about).toBeLessThan(500)
        if (status >= 400) expect(isErrorCode(code ?? ''), about).toBe(true)
        expect(text, about).not.toMatch(/\bat .+:\d+:\d+|node_modules|\.ts:/)
      }
    }
    await context.close()
  })
}

test('another tenant’s document does not exist, whatever is asked of it', async ({ person }) => {
  const [own, stranger] = await Promise.all([person('sales'), person('admin', { tenant: 'mori-foods' })])
  const id = (await createQuote(own.page, 'en', 'Not theirs')).split('/').at(-1)
  const aboutIt = PROCEDURES.filter(
    ({ bff, path }) => bff === 'quote' && ['get', 'history', 'related', 'submit', 'markSent', 'approve'].includes(path),
  )
  const answers = await callFrom(
    stranger.page,
    aboutIt.map(procedure => ({
      procedure,
      input: JSON.stringify(
        procedure.type === 'query' ? { id } : { id, baseVersion: 1, commandId: crypto.randomUUID() },
      ),
    })),
  )
  expect(answers.map(({ status, code }) => ({ status, code }))).toEqual(
    aboutIt.map(() => ({ status: 404, code: 'not_found' })),
  )
  stranger.problems.length = 0
})

test('the same command sent again is the same job, and another command under its id is refused', async ({ person }) => {
  const { page, problems } = await person('sales')
  const path = await createQuote(page, 'en', 'Once only')
  const id = path.split('/').at(-1)
  const submit = PROCEDURES.find(({ bff, path: name }) => bff === 'quote' && name === 'submit')
  const send = PROCEDURES.find(({ bff, path: name }) => bff === 'quote' && name === 'markSent')
  if (!submit || !send) throw new Error('the quote BFF has no submit and markSent')
  const input = JSON.stringify({ id, baseVersion: 1, commandId: crypto.randomUUID() })
  const [first, again, other] = await callFrom(page, [
    { procedure: submit, input },
    { procedure: submit, input },
    { procedure: send, input },
  ])
  expect(first?.status).toBe(200)
  expect(again?.text).toBe(first?.text)
  expect(other?.status).toBe(409)
  problems.length = 0
})
