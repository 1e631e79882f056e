import type { JsonSchema } from '../bff-contract.ts'
import type { Incompatibility } from '../incompatibility.ts'
import type { Comparison } from './comparison.ts'
import { isNothing, isSchema, numberOf, type Schema, schemaList } from './json-schema.ts'
import { CONCERNS_OTHERS, numbersOf } from './scalars.ts'

/** Whether lists that fulfil `parts` keep the receiver's keyword; undefined for keywords that are not known here. */
export function checkList(
  comparison: Comparison,
  receiver: JsonSchema,
  keyword: string,
  parts: readonly Schema[],
  path: string,
): Incompatibility[] | undefined {
  const limit = numberOf(receiver, keyword)
  const longest = Math.min(Number.POSITIVE_INFINITY, ...numbersOf(parts, 'maxItems'), ...parts.flatMap(closedAt))
  switch (keyword) {
    case 'minItems':
      return Math.max(0, ...numbersOf(parts, keyword)) >= limit ? [] : [{ path, reason: 'size', detail: `≥ ${limit}` }]
    case 'maxItems':
      return longest <= limit ? [] : [{ path, reason: 'size', detail: `≤ ${limit}` }]
    case 'uniqueItems': {
      const isPromised = parts.some(part => typeof part !== 'boolean' && part.uniqueItems === true)
      return receiver.uniqueItems !== true || isPromised ? [] : undefined
    }
    case 'prefixItems':
      return schemaList(receiver, keyword).flatMap((place, index) =>
        index < longest ? comparison.check(place, sentAt(parts, index), `${path}[${index}]`) : [],
      )
    case 'items': {
      if (!isSchema(receiver.items)) return undefined
      const { items } = receiver
      const from = schemaList(receiver, 'prefixItems').length
      // Beyond the last place that anybody names, all entries are alike.
      const until = Math.max(from, ...parts.map(part => schemaList(part, 'prefixItems').length))
      const places = Array.from({ length: until - from }, (_, offset) => from + offset)
      const named = places.filter(index => index < longest)
      const found = named.flatMap(index => comparison.check(items, sentAt(parts, index), `${path}[${index}]`))
      return until < longest ? [...found, ...comparison.check(items, sentAt(parts, until), `${path}[]`)] : found
    }
    default:
      return CONCERNS_OTHERS.array.has(keyword) ? [] : undefined
  }
}

/** How long a list can be at most because nothing fits beyond its places. */
function closedAt(part: Schema): number[] {
  if (typeof part === 'boolean' || !isSchema(part.items) || !isNothing(part.items)) return []
  return [schemaList(part, 'prefixItems').length]
}

/** All that an entry at this place fulfils. */
function sentAt(parts: readonly Schema[], index: number): Schema[] {
  return parts.flatMap(part => {
    if (typeof part === 'boolean') return []
    const place = schemaList(part, 'prefixItems')[index]
    if (place !== undefined) return [place]
    return isSchema(part.items) ? [part.items] : []
  })
}
