import type { JsonSchema } from '../bff-contract.ts'
import type { Incompatibility } from '../incompatibility.ts'
import type { Comparison } from './comparison.ts'
import { isAnything, isNothing, isSchema, numberOf, type Schema, schemasByName, textsOf } from './json-schema.ts'
import { CONCERNS_OTHERS, numbersOf } from './scalars.ts'

/** Whether objects that fulfil `parts` keep the receiver's keyword; undefined for keywords that are not known here. */
export function checkObject(
  comparison: Comparison,
  receiver: JsonSchema,
  keyword: string,
  parts: readonly Schema[],
  path: string,
): Incompatibility[] | undefined {
  const at = (name: string) => (path === '' ? name : `${path}.${name}`)
  const known = schemasByName(receiver, 'properties')
  const sent = sentProperties(parts)
  const limit = numberOf(receiver, keyword)
  switch (keyword) {
    case 'properties':
      return [...known].flatMap(([name, wanted]) => {
        const schemas = sent.get(name) ?? sentBeyond(parts)
        return schemas === undefined ? [] : comparison.check(wanted, schemas, at(name))
      })
    case 'required': {
      const always = alwaysSent(parts)
      const names = textsOf(receiver, keyword)
      return names.filter(name => !always.has(name)).map(name => ({ path: at(name), reason: 'required', detail: '' }))
    }
    case 'additionalProperties': {
      const beyond = receiver.additionalProperties
      if (!isSchema(beyond)) return undefined
      if (isAnything(beyond) || (isNothing(beyond) && comparison.overlooksMore)) return []
      const others = [...sent].filter(([name]) => !known.has(name))
      const found = others.flatMap(([name, schemas]): Incompatibility[] =>
        isNothing(beyond)
          ? [{ path: at(name), reason: 'unknown', detail: '' }]
          : comparison.check(beyond, schemas, at(name)),
      )
      const open = sentBeyond(parts)
      return open === undefined ? found : [...found, ...comparison.check(beyond, open, at('*'))]
    }
    case 'propertyNames': {
      const names = receiver.propertyNames
      if (!isSchema(names)) return undefined
      const named = [...sent.keys()].flatMap(name => comparison.check(names, [{ const: name }], at(name)))
      if (sentBeyond(parts) === undefined) return named
      const promised = parts.flatMap(part =>
        typeof part !== 'boolean' && isSchema(part.propertyNames) ? [part.propertyNames] : [],
      )
      return [...named, ...comparison.check(names, [{ type: 'string' }, ...promised], at('*'))]
    }
    case 'minProperties': {
      const least = Math.max(0, alwaysSent(parts).size, ...numbersOf(parts, keyword))
      return least >= limit ? [] : [{ path, reason: 'size', detail: `≥ ${limit}` }]
    }
    case 'maxProperties': {
      const most = sentBeyond(parts) === undefined ? sent.size : Number.POSITIVE_INFINITY
      return Math.min(most, ...numbersOf(parts, keyword)) <= limit
        ? []
        : [{ path, reason: 'size', detail: `≤ ${limit}` }]
    }
    default:
      return CONCERNS_OTHERS.object.has(keyword) ? [] : undefined
  }
}

/** The properties that are declared, with all that each fulfils. */
function sentProperties(parts: readonly Schema[]): Map<string, Schema[]> {
  const sent = new Map<string, Schema[]>()
  for (const part of parts)
    for (const [name, schema] of schemasByName(part, 'properties')) sent.set(name, [...(sent.get(name) ?? []), schema])
  // What is only said to be there may hold anything.
  for (const name of alwaysSent(parts)) if (!sent.has(name)) sent.set(name, sentBeyond(parts) ?? [])
  return sent
}

function alwaysSent(parts: readonly Schema[]): Set<string> {
  return new Set(parts.flatMap(part => textsOf(part, 'required')))
}

/** All that a property fulfils which is not declared; undefined when there are no such properties. */
function sentBeyond(parts: readonly Schema[]): Schema[] | undefined {
  const beyond = parts.flatMap(part => {
    if (typeof part === 'boolean') return []
    // Named by a pattern: it cannot be said which names these are, so all of them may hold anything.
    if (part.patternProperties !== undefined) return [true]
    return isSchema(part.additionalProperties) ? [part.additionalProperties] : []
  })
  return beyond.length === 0 || beyond.some(isNothing) ? undefined : beyond
}
