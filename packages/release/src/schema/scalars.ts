import type { JsonSchema } from '../bff-contract.ts'
import type { Incompatibility } from '../incompatibility.ts'
import type { Comparison } from './comparison.ts'
import { canonical, numberOf, type Schema } from './json-schema.ts'

type Check = (
  comparison: Comparison,
  receiver: JsonSchema,
  keyword: string,
  parts: readonly Schema[],
  path: string,
) => Incompatibility[] | undefined

/** What one of the sender's schemas says of a keyword that is a number. */
export function numbersOf(parts: readonly Schema[], ...keywords: string[]): number[] {
  return parts.flatMap(part =>
    typeof part === 'boolean' ? [] : keywords.map(keyword => part[keyword]).filter(value => typeof value === 'number'),
  )
}

/** Whether strings that fulfil `parts` keep the receiver's keyword; undefined for keywords that are not known here. */
export const checkString: Check = (_, receiver, keyword, parts, path) => {
  const limit = receiver[keyword]
  const says = (value: unknown) => parts.some(part => typeof part !== 'boolean' && part[keyword] === value)
  switch (keyword) {
    case 'minLength':
      return Math.max(0, ...numbersOf(parts, keyword)) >= numberOf(receiver, keyword)
        ? []
        : [{ path, reason: 'length', detail: `≥ ${numberOf(receiver, keyword)}` }]
    case 'maxLength':
      return Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, keyword)) <= numberOf(receiver, keyword)
        ? []
        : [{ path, reason: 'length', detail: `≤ ${numberOf(receiver, keyword)}` }]
    // Whether one pattern holds all that another does is hard to say; the same one does.
    case 'pattern':
      return says(limit)
        ? []
        : [{ path, reason: 'pattern', detail: typeof limit === 'string' ? limit : canonical(limit) }]
    case 'format':
    case 'contentEncoding':
    case 'contentMediaType':
      return says(limit)
        ? []
        : [{ path, reason: 'format', detail: typeof limit === 'string' ? limit : canonical(limit) }]
    default:
      return CONCERNS_OTHERS.string.has(keyword) ? [] : undefined
  }
}

/** The same for numbers. */
export const checkNumber: Check = (_, receiver, keyword, parts, path) => {
  const limit = numberOf(receiver, keyword)
  const atLeast = Math.max(Number.NEGATIVE_INFINITY, ...numbersOf(parts, 'minimum', 'exclusiveMinimum'))
  const atMost = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, 'maximum', 'exclusiveMaximum'))
  const excluded = (side: string) => numbersOf(parts, side).includes(limit)
  const unless = (holds: boolean, sign: string): Incompatibility[] =>
    holds ? [] : [{ path, reason: 'range', detail: `${sign} ${limit}` }]
  switch (keyword) {
    case 'minimum':
      return unless(atLeast >= limit, '≥')
    case 'exclusiveMinimum':
      return unless(atLeast > limit || excluded('exclusiveMinimum'), '>')
    case 'maximum':
      return unless(atMost <= limit, '≤')
    case 'exclusiveMaximum':
      return unless(atMost < limit || excluded('exclusiveMaximum'), '<')
    case 'multipleOf': {
      const isWhole = parts.some(part => typeof part !== 'boolean' && part.type === 'integer')
      const steps = [...numbersOf(parts, keyword), ...(isWhole ? [1] : [])]
      return unless(
        steps.some(step => step === limit || Number.isInteger(step / limit)),
        '×',
      )
    }
    default:
      return CONCERNS_OTHERS.number.has(keyword) ? [] : undefined
  }
}

const STRING = ['minLength', 'maxLength', 'pattern', 'format', 'contentEncoding', 'contentMediaType']
const NUMBER = ['minimum', 'exclusiveMinimum', 'maximum', 'exclusiveMaximum', 'multipleOf']
const LIST = ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']
const OBJECT = ['properties', 'required', 'additionalProperties', 'propertyNames', 'minProperties', 'maxProperties']

/** By type: keywords that only say something of values of other types. */
export const CONCERNS_OTHERS = {
  string: new Set([...NUMBER, ...LIST, ...OBJECT]),
  number: new Set([...STRING, ...LIST, ...OBJECT]),
  array: new Set([...STRING, ...NUMBER, ...OBJECT]),
  object: new Set([...STRING, ...NUMBER, ...LIST]),
} as const
