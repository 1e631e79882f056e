import { expect, test } from 'vitest'
import { z } from 'zod'
import type { BffContract, JsonSchema } from './bff-contract.ts'
import { serves, servesProcedure } from './contract-compatibility.ts'
import { describeIncompatibility } from './incompatibility.ts'

const json = (schema: z.ZodType, io: 'input' | 'output') => z.toJSONSchema(schema, { io }) as JsonSchema
const query = (input: z.ZodType, output: z.ZodType) => ({
  type: 'query' as const,
  input: json(input, 'input'),
  output: json(output, 'output'),
})
const contract = (procedures: BffContract['procedures']): BffContract => ({ name: 'quote', procedures })

const quote = z.object({ id: z.string(), status: z.enum(['draft', 'sent']) })
const built = contract({ get: query(z.object({ id: z.string() }), quote) })
const reasons = (live: BffContract) => serves(live, built).map(({ path, reason }) => `${path} ${reason}`)

test('a BFF that has learnt more serves yesterday’s screens', () => {
  const live = contract({
    get: query(z.object({ id: z.string(), at: z.string().optional() }), quote.extend({ total: z.string() })),
    list: query(z.object({}), z.array(quote)),
  })
  expect(serves(live, built)).toEqual([])
})

test('a BFF that dropped, renamed or asks for more does not', () => {
  expect(reasons(contract({}))).toEqual(['get procedure'])
  expect(reasons(contract({ get: query(z.object({ quote: z.string() }), quote) }))).toEqual([
    'get.input.quote required',
  ])
  expect(reasons(contract({ get: query(z.object({ id: z.string() }), quote.omit({ status: true })) }))).toEqual([
    'get.output.status required',
  ])
})

test('an answer with a status that the screens cannot show does not fit', () => {
  const live = contract({
    get: query(z.object({ id: z.string() }), quote.extend({ status: z.enum(['draft', 'sent', 'lost']) })),
  })
  expect(serves(live, built)).toEqual([{ path: 'get.output.status', reason: 'value', detail: '"lost"' }])
})

test('a query that became a command is another procedure', () => {
  const live = contract({ get: { ...query(z.object({ id: z.string() }), quote), type: 'mutation' } })
  expect(reasons(live)).toEqual(['get procedureType'])
})

test('only what a call needs is asked when one procedure is called', () => {
  const both = contract({ ...built.procedures, list: query(z.object({}), z.array(quote)) })
  expect(servesProcedure(built, both, 'get')).toEqual([])
  expect(servesProcedure(built, both, 'list')).toHaveLength(1)
  expect(servesProcedure(built, both, 'constructor')).toEqual([])
})

test('each reason is told with its place, in both languages, whatever the detail holds', () => {
  const told = describeIncompatibility({ path: 'get.output.status', reason: 'value', detail: '"$&$1"' })
  expect(told.en).toBe('get.output.status: the value "$&$1" may be sent, which is not taken')
  expect(told.ja).toContain('get.output.status：値 "$&$1"')
})
