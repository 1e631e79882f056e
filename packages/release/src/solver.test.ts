import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { BffContract } from './bff-contract.ts'
import { allResolved, type Rule } from './finding.ts'
import { candidate, composition, inForce, release, schema, shell } from './release.fixture.ts'
import type { Candidate, CompositionInForce, Question } from './situation.ts'
import { solveBff } from './solve-bff.ts'
import { solve } from './solver.ts'

const id = schema(z.object({ id: z.uuid() }))
const idAndPage = schema(z.object({ id: z.uuid(), page: z.int() }))
const idOrPage = schema(z.object({ id: z.uuid(), page: z.int().optional() }))

function ask(one: Candidate | readonly Candidate[], compositions: CompositionInForce[], more: Partial<Question> = {}) {
  const candidates = 'manifest' in one ? [one] : one
  return solve({ candidates, compositions, shell, bffs: [], ...more })
}
/** The rules that speak against it, each with its place. */
function refusals(...question: Parameters<typeof ask>): string[] {
  return ask(...question)
    .filter(({ ok }) => !ok)
    .map(({ tenant, channel, rule }) => `${tenant}/${channel} ${rule}`)
}
function words(rule: Rule, ...question: Parameters<typeof ask>): string {
  return ask(...question).find(finding => finding.rule === rule)?.explanation.en ?? ''
}

test('there is one answer for each tenant, channel and rule', () => {
  const places = [composition([], 'acme'), composition([], 'acme', 'beta'), composition([], 'mori')]
  const findings = ask(candidate(release()), places)
  expect(findings).toHaveLength(3 * 7)
  expect(new Set(findings.map(({ tenant, channel, rule }) => `${tenant} ${channel} ${rule}`)).size).toBe(3 * 7)
  expect(allResolved(findings)).toBe(true)
})

test('before there is any tenant, a release is judged on its own', () => {
  expect(refusals(candidate(release()), [])).toEqual([])
  expect(refusals(candidate(release({ portal: '^2.0.0' })), [])).toEqual(['/stable portal'])
})

describe('shared modules and the portal', () => {
  test('a range that the shell does not meet is refused, and so is a module that it does not have', () => {
    expect(refusals(candidate(release({ shared: { react: '^18.0.0' } })), [composition([])])).toEqual([
      'acme/stable shared',
    ])
    expect(refusals(candidate(release({ shared: { vue: '*' } })), [composition([])])).toEqual(['acme/stable shared'])
    expect(words('shared', candidate(release({ shared: { react: '^18.0.0' } })), [composition([])])).toContain(
      'react ^18.0.0, but the shell brings 19.2.3',
    )
  })
  test('nonsense for a range, and names every object has, fit nothing', () => {
    expect(refusals(candidate(release({ shared: { react: 'latest & greatest' } })), [])).toEqual(['/stable shared'])
    expect(refusals(candidate(release({ shared: { constructor: '*' } })), [])).toEqual(['/stable shared'])
  })
  test('a release for another portal contract is refused', () => {
    expect(refusals(candidate(release({ portal: '^0.2.0' })), [composition([])])).toEqual(['acme/stable portal'])
  })
})

describe('intents', () => {
  const user = release({ uses: { 'order.open': id } })
  const provider = (version: string, parameters = id) =>
    release({ name: 'order', version, provides: { 'order.open': parameters } })

  test('one that nobody provides is refused exactly where that is so', () => {
    const places = [composition([inForce(provider('1.0.0'))], 'acme'), composition([], 'mori')]
    expect(refusals(candidate(user), places)).toEqual(['mori/stable intents'])
  })
  test('its own screens may be the provider', () => {
    const both = release({ uses: { 'quote.open': id }, provides: { 'quote.open': id } })
    expect(refusals(candidate(both), [composition([inForce(release({ version: '0.9.0' }))])])).toEqual([])
    expect(
      refusals(candidate(both, { as: 'canary' }), [composition([inForce(release({ version: '0.9.0' }))])]),
    ).toEqual([])
  })
  test('a provider that asks for more than is sent is refused, one that may take more is not', () => {
    const live = [composition([inForce(user), inForce(provider('1.0.0'))])]
    expect(refusals(candidate(provider('2.0.0', idAndPage)), live)).toEqual(['acme/stable intents'])
    expect(refusals(candidate(provider('2.0.0', idOrPage)), live)).toEqual([])
    expect(words('intents', candidate(provider('2.0.0', idAndPage)), live)).toBe(
      'order@2.0.0 does not take the intent order.open as quote@1.0.0 sends it: page: it is required, but may be left out',
    )
  })
  test('a user that sends what the live provider does not take is refused', () => {
    const strict = schema(z.strictObject({ id: z.uuid() }))
    const live = [composition([inForce(provider('1.0.0', strict))])]
    expect(refusals(candidate(release({ uses: { 'order.open': idOrPage } })), live)).toEqual(['acme/stable intents'])
  })
  test('a provider that drops an intent which others use is refused', () => {
    const live = [composition([inForce(user), inForce(provider('1.0.0'))])]
    expect(refusals(candidate(release({ name: 'order', version: '2.0.0' })), live)).toEqual(['acme/stable intents'])
  })
  test('with a canary, people of both releases must find a provider', () => {
    const live = [composition([inForce(provider('1.0.0')), inForce(user)])]
    expect(refusals(candidate(release({ name: 'order', version: '2.0.0' }), { as: 'canary' }), live)).toEqual([
      'acme/stable intents',
    ])
    const half = [
      composition([inForce(provider('2.0.0'), 'canary'), inForce(release({ name: 'order', version: '1.0.0' }))]),
    ]
    expect(refusals(candidate(user), half)).toEqual(['acme/stable intents'])
  })
  test('what was broken before does not stand in the way of another team', () => {
    const broken = [composition([inForce(user)])]
    expect(refusals(candidate(release({ name: 'shipping' })), broken)).toEqual([])
  })
  test('releases that need each other are put in force together', () => {
    const order = release({ name: 'order', provides: { 'order.open': id }, uses: { 'quote.open': id } })
    const quote = release({ provides: { 'quote.open': id }, uses: { 'order.open': id } })
    expect(refusals(candidate(quote), [composition([])])).toEqual(['acme/stable intents'])
    expect(refusals([candidate(quote), candidate(order)], [composition([])])).toEqual([])
  })
  test('an intent without parameters that anybody knows is not believed to fit', () => {
    const careless = { ...user, intents: {} }
    expect(refusals(candidate(careless), [composition([inForce(provider('1.0.0'))])])).toEqual(['acme/stable intents'])
  })
})

describe('address', () => {
  const quote = inForce(release({ documents: ['quote'], declares: { 'quote.print': id } }))
  test('another team’s address, kind of document or intent is not to be had', () => {
    for (const takes of [{ basePath: '/quotes' }, { documents: ['quote'] }, { declares: { 'quote.print': id } }])
      expect(refusals(candidate(release({ name: 'rival', ...takes })), [composition([quote])])).toEqual([
        'acme/stable address',
      ])
  })
  test('one’s own are, in the next release', () => {
    expect(refusals(candidate(release({ version: '2.0.0', documents: ['quote'] })), [composition([quote])])).toEqual([])
  })
  test('the portal’s own paths are nobody’s', () => {
    expect(refusals(candidate(release({ basePath: '/api' })), [composition([])])).toEqual(['acme/stable address'])
  })
})

describe('budget and signature', () => {
  const files = [{ path: 'remoteEntry.js', size: 90_000, hash: `sha384-${'a'.repeat(64)}`, gzip: 30_000 }]
  test('a release that weighs more than its budget is refused, by what the portal weighed', () => {
    expect(refusals(candidate(release({ files })), [composition([])])).toEqual(['acme/stable budget'])
    const light = { entry: 1, script: 1, total: 1 }
    expect(refusals(candidate(release({ files }), { weights: light }), [composition([])])).toEqual([])
  })
  test.each(['unknown-key', 'revoked-key', 'not-allowed', 'wrong'] as const)('signature: %s', signature => {
    expect(refusals(candidate(release(), { signature }), [composition([])])).toEqual(['acme/stable signature'])
  })
})

describe('BFF', () => {
  const contract = (output: z.ZodType): BffContract => ({
    name: 'quote',
    procedures: {
      get: { type: 'query', input: id, output: z.toJSONSchema(output) as BffContract['procedures'][string]['output'] },
    },
  })
  const yesterday = contract(z.object({ total: z.string() }))
  const more = contract(z.object({ total: z.string(), tax: z.string() }))
  const broken = contract(z.object({ sum: z.string() }))

  test('screens that the BFF in operation does not understand are refused', () => {
    const screens = candidate(release({ bff: more }))
    expect(refusals(screens, [composition([])], { bffs: [more] })).toEqual([])
    expect(refusals(screens, [composition([])], { bffs: [yesterday] })).toEqual(['acme/stable bff'])
    expect(refusals(screens, [composition([])])).toEqual(['acme/stable bff'])
  })
  test('a BFF that screens in force or open pages would not understand is refused', () => {
    const old = release({ bff: yesterday })
    const verdict = (next: BffContract, open = [old]) =>
      solveBff({ contract: next, compositions: [composition([inForce(old)])], open }).map(({ ok }) => ok)
    expect(verdict(more)).toEqual([true, true])
    expect(verdict(broken)).toEqual([false, false])
    expect(verdict(broken, [])).toEqual([false, true])
  })
})

test('the order of releases and compositions changes no answer', () => {
  const all = [
    release({ name: 'order', provides: { 'order.open': id } }),
    release({ name: 'order', version: '2.0.0', provides: { 'order.open': idAndPage } }),
    release({ uses: { 'order.open': id } }),
    release({ name: 'shipping', basePath: '/quotes' }),
  ]
  fc.assert(
    fc.property(fc.shuffledSubarray(all), fc.constantFrom(...all), (some, next) => {
      const places = (list: typeof some) => [composition(list.map(each => inForce(each)))]
      expect(refusals(candidate(next), places(some.toReversed()))).toEqual(refusals(candidate(next), places(some)))
    }),
  )
})
