import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { JsonSchema } from './bff-contract.ts'
import { accepts } from './schema-compatibility.ts'

const input = (schema: z.ZodType) => z.toJSONSchema(schema, { io: 'input' }) as JsonSchema
const found = (receiver: z.ZodType, sender: z.ZodType) =>
  accepts(input(receiver), input(sender)).map(({ path, reason }) => `${path} ${reason}`.trim())

describe('what may change without breaking who sends', () => {
  const sender = z.object({ id: z.uuid(), note: z.string().max(100).optional() })
  test.each<[string, z.ZodType]>([
    ['nothing', sender],
    ['an optional property more', sender.extend({ page: z.int().optional() })],
    ['a property with a default more', sender.extend({ page: z.int().default(1) })],
    ['a longer text', sender.extend({ note: z.string().max(200).optional() })],
    ['null as well', sender.extend({ note: z.string().max(100).nullish() })],
    ['any text instead of an id', sender.extend({ id: z.string() })],
    ['a number as well', sender.extend({ id: z.union([z.uuid(), z.number()]) })],
    ['no interest in a property any more', z.object({ id: z.uuid() })],
    ['anything', z.unknown()],
  ])('%s', (_, receiver) => expect(found(receiver, sender)).toEqual([]))
})

describe('what breaks who sends', () => {
  const sender = z.object({ id: z.string().max(20), note: z.string().optional(), count: z.number() })
  test.each<[string, z.ZodType, string[]]>([
    ['a required property more', sender.extend({ page: z.int() }), ['page required']],
    ['an optional property that is required now', sender.extend({ note: z.string() }), ['note required']],
    ['another type', sender.extend({ count: z.string() }), ['count type']],
    ['whole numbers only', sender.extend({ count: z.int() }), ['count type', 'count range', 'count range']],
    ['a shorter text', sender.extend({ id: z.string().max(10) }), ['id length']],
    ['a smallest length', sender.extend({ id: z.string().min(1).max(20) }), ['id length']],
    ['a format', sender.extend({ id: z.iso.date() }), ['id format', 'id pattern']],
    ['certain values only', sender.extend({ id: z.enum(['a', 'b']) }), ['id values']],
    ['a limit', sender.extend({ count: z.number().max(5) }), ['count range']],
    ['no unknown properties', z.strictObject({ id: z.string(), count: z.number() }), ['note unknown']],
    ['a list of it', z.array(sender), ['type']],
  ])('%s', (_, receiver, expected) => expect(found(receiver, sender)).toEqual(expected))
})

describe('unions', () => {
  const shapes = z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string() }),
    z.object({ kind: z.literal('number'), number: z.number() }),
  ])
  test('one more kind may be taken, and none less', () => {
    const more = z.discriminatedUnion('kind', [
      ...shapes.options,
      z.object({ kind: z.literal('date'), date: z.string() }),
    ])
    expect(found(more, shapes)).toEqual([])
    expect(found(shapes, more)).not.toEqual([])
  })
  test('one of the kinds may be sent alone', () => {
    expect(found(shapes, shapes.options[0])).toEqual([])
    expect(found(shapes, z.object({ kind: z.literal('other'), text: z.string() }))).not.toEqual([])
  })
  test('a value that fits two of "exactly one" is not sure to be taken', () => {
    const both = { oneOf: [{ type: 'string' }, { type: 'string', maxLength: 5 }] }
    expect(accepts(both, { type: 'string' })).toEqual([{ path: '', reason: 'unclear', detail: 'oneOf' }])
  })
  test('true and false are all there is of boolean', () => {
    expect(accepts({ anyOf: [{ const: true }, { const: false }] }, { type: 'boolean' })).toEqual([])
    expect(accepts({ const: true }, { type: 'boolean' })).toEqual([{ path: '', reason: 'value', detail: 'false' }])
  })
  test('of alternatives, the nearest one explains', () => {
    expect(
      found(z.union([z.number(), z.object({ a: z.string(), b: z.string() })]), z.object({ a: z.string() })),
    ).toEqual(['b required'])
  })
})

describe('lists, records and recursion', () => {
  const tree = z.object({
    name: z.string(),
    get children() {
      return z.array(tree)
    },
  })
  test('a tree is taken by a tree that asks no more of its nodes', () => {
    const more = z.object({
      name: z.string().max(10),
      colour: z.string(),
      get children() {
        return z.array(more)
      },
    })
    expect(found(tree, more)).toEqual([])
    expect(found(more, tree)).toContain('children[].colour required')
  })
  test('a tuple is a list, and a list no tuple', () => {
    expect(found(z.array(z.union([z.string(), z.number()])), z.tuple([z.string(), z.number()]))).toEqual([])
    expect(found(z.tuple([z.string(), z.number()]), z.array(z.string()))).not.toEqual([])
    expect(found(z.tuple([z.string()], z.number()), z.tuple([z.string(), z.number()]))).toEqual([])
  })
  test('a record of certain keys', () => {
    expect(found(z.record(z.string(), z.number()), z.record(z.enum(['a', 'b']), z.int()))).toEqual([])
    expect(found(z.record(z.enum(['a', 'b']), z.number()), z.record(z.string(), z.number()))).not.toEqual([])
  })
  test('a property that a record may hold is no property of a certain type', () => {
    const record = z.record(z.string(), z.number())
    expect(found(z.looseObject({ a: z.string().optional() }), record)).toEqual(['a type'])
  })
})

describe('conservative', () => {
  test('an unknown keyword is only compatible with itself', () => {
    const odd = { type: 'object', patternProperties: { '^a': { type: 'string' } } }
    expect(accepts(odd, odd)).toEqual([])
    expect(accepts(odd, { type: 'object' })).toEqual([{ path: '', reason: 'unclear', detail: 'patternProperties' }])
  })
  test('a reference that leads nowhere, or to itself, fits nothing and hangs nobody', () => {
    for (const lost of [
      { $ref: '#/$defs/none' },
      { $ref: '#' },
      { anyOf: [{ $ref: '#' }] },
      { $ref: 'https://example.org' },
    ])
      expect(accepts(lost, { type: 'string' })).not.toEqual([])
    expect(accepts({ type: 'string' }, { anyOf: [{ $ref: '#' }, { $ref: '#' }] })).not.toEqual([])
  })
  test('a schema made to take for ever does not', () => {
    const wide = { allOf: Array.from({ length: 60 }, () => ({ anyOf: [{ minLength: 1 }, { minLength: 2 }] })) }
    expect(accepts({ type: 'string' }, wide)).not.toEqual([])
    let deep: JsonSchema = {}
    for (let level = 0; level < 5_000; level++) deep = { type: 'object', properties: { a: deep } }
    expect(
      accepts({ type: 'object', properties: { a: deep, b: {} } }, { type: 'object', properties: { a: deep } }),
    ).toBeDefined()
  })
  test('descriptions and the order of keywords say nothing', () => {
    expect(accepts({ type: 'string', maxLength: 3 }, { maxLength: 3, description: 'x', type: 'string' })).toEqual([])
  })
})

/** Schemas of all supported kinds, in pairs that often fit: the second is the first with something changed. */
const leaf = fc.oneof(
  fc.record({ type: fc.constant('string') }),
  fc.record({ type: fc.constant('string'), maxLength: fc.integer({ min: 1, max: 4 }) }),
  fc.record({ type: fc.constant('number'), minimum: fc.integer({ min: 0, max: 3 }) }),
  fc.constant({ type: 'integer' }),
  fc.constant({ type: 'boolean' }),
  fc.constant({ type: ['string', 'null'] }),
  fc.record({ enum: fc.uniqueArray(fc.constantFrom<unknown>('a', 'b', 1, null, true), { minLength: 1 }) }),
  fc.constant({}),
  fc.constant({ not: {} }),
)
const { schema: anySchema } = fc.letrec<{ schema: JsonSchema }>(tie => ({
  schema: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    fc.record({
      type: fc.constant('object'),
      properties: fc.dictionary(fc.constantFrom('p', 'q', 'r'), tie('schema'), { maxKeys: 3 }),
      required: fc.subarray(['p', 'q', 'r'], { maxLength: 2 }),
      additionalProperties: fc.constantFrom(false, { type: 'number' }, {}),
    }),
    fc.record({ type: fc.constant('array'), items: tie('schema'), minItems: fc.constantFrom(0, 1) }),
    fc.record({
      type: fc.constant('array'),
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      items: fc.constantFrom<JsonSchema | boolean>(false, {}),
    }),
    fc.record({ anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
  ),
}))
const anyValue = fc.letrec(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom<unknown>('a', 'b', '', 'abcdef', 0, 1, 2.5, -1, true, false, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('p', 'q', 'r', 's'), tie('value'), { maxKeys: 3 }),
  ),
})).value

/** Takes the standard by its word; `z.fromJSONSchema` overlooks a required property that is not declared. */
const judge = new Ajv2020({ strict: false, addUsedSchema: false })

test('what is said to fit does fit: every value of the sender is one of the receiver (Ajv as the judge)', () => {
  let compared = 0
  fc.assert(
    fc.property(
      anySchema,
      anySchema,
      fc.array(anyValue, { minLength: 20, maxLength: 40 }),
      (receiver, sender, values) => {
        if (accepts(receiver, sender).length > 0) return
        const takes = judge.compile(receiver)
        const sends = judge.compile(sender)
        for (const value of values) {
          if (!sends(value)) continue
          compared++
          if (!takes(value)) throw new Error(`${JSON.stringify(value)} is sent, and not taken`)
        }
      },
    ),
    { numRuns: 3_000 },
  )
  expect(compared).toBeGreaterThan(500)
})

test('every schema takes what itself describes, also inside of others', () => {
  fc.assert(
    fc.property(anySchema, schema => {
      expect(accepts(schema, schema)).toEqual([])
      const inside = (maxLength: number) => ({
        type: 'object',
        properties: { a: schema, b: { type: 'string', maxLength } },
      })
      expect(accepts(inside(10), inside(5))).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
