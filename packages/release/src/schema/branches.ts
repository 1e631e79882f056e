import {
  canonical,
  deref,
  isAnything,
  isNothing,
  restrictionsOf,
  type Schema,
  schemaList,
  textsOf,
} from './json-schema.ts'

/** A JSON type without `integer`, which is a number. */
export type JsonType = 'null' | 'boolean' | 'number' | 'string' | 'array' | 'object'

/** One of the shapes that a sender may send: a single value, or a type with all the schemas that it fulfils. */
export type Branch =
  | { kind: 'value'; value: unknown }
  | { kind: 'type'; type: JsonType; parts: readonly Schema[] }
  /** Nothing is known of it. */
  | { kind: 'anything'; parts: readonly Schema[] }

export const ALL_TYPES: readonly JsonType[] = ['null', 'boolean', 'number', 'string', 'array', 'object']

/** More alternatives than this are not looked at. */
const MOST = 200

/**
 * Takes apart what a sender may send: unions, lists of types, enumerations and intersections become a list of simple
 * shapes, which together hold at least everything that fits. Undefined where that cannot be said.
 * @param schemas all of which hold
 */
export function branchesOf(schemas: readonly Schema[], root: Schema): Branch[] | undefined {
  let all: Schema[][] = [[]]
  for (const schema of schemas) {
    const alternatives = intersections(schema, root, 0)
    if (alternatives === undefined) return undefined
    all = product(all, alternatives)
    if (all.length > MOST) return undefined
  }
  return all.flatMap(parts => toBranches(parts))
}

/** Disjunctive form: each entry lists schemas of which all hold. References, unions and `allOf` are gone from the top. */
function intersections(schema: Schema, root: Schema, depth: number): Schema[][] | undefined {
  if (depth > 50) return undefined
  const resolved = deref(schema, root)
  if (resolved === undefined) return undefined
  if (isNothing(resolved)) return []
  if (typeof resolved === 'boolean') return [[]]
  let result: Schema[][] = [[resolved]]
  for (const part of schemaList(resolved, 'allOf')) {
    const alternatives = intersections(part, root, depth + 1)
    if (alternatives === undefined) return undefined
    result = product(result, alternatives)
    if (result.length > MOST) return undefined
  }
  for (const keyword of ['anyOf', 'oneOf']) {
    if (resolved[keyword] === undefined) continue
    const alternatives: Schema[][] = []
    for (const part of schemaList(resolved, keyword)) {
      const some = intersections(part, root, depth + 1)
      if (some === undefined) return undefined
      alternatives.push(...some)
    }
    result = product(result, alternatives)
    if (result.length > MOST) return undefined
  }
  return result
}

const product = (left: Schema[][], right: Schema[][]) => left.flatMap(a => right.map(b => [...a, ...b]))

function toBranches(all: readonly Schema[]): Branch[] {
  const parts = all.filter(part => !isAnything(part))
  const values = parts.map(valuesOf).filter(each => each !== undefined)
  if (values.length > 0) {
    const [first = [], ...others] = values
    const common = first.filter(value => others.every(list => list.some(each => canonical(each) === canonical(value))))
    return common.map(value => ({ kind: 'value', value }))
  }
  const types = parts.map(typesOf).filter(each => each !== undefined)
  if (types.length === 0) return [{ kind: 'anything', parts }]
  return ALL_TYPES.filter(type => types.every(list => list.includes(type))).flatMap((type): Branch[] => {
    if (type === 'null') return [{ kind: 'value', value: null }]
    if (type === 'boolean') return [true, false].map(value => ({ kind: 'value', value }))
    return [{ kind: 'type', type, parts }]
  })
}

function valuesOf(schema: Schema): readonly unknown[] | undefined {
  if (typeof schema === 'boolean') return undefined
  if (restrictionsOf(schema).includes('const')) return [schema.const]
  return Array.isArray(schema.enum) ? schema.enum : undefined
}

/** The JSON types a schema names, with `integer` as `number`; undefined where it names none. */
export function typesOf(schema: Schema): readonly string[] | undefined {
  if (typeof schema === 'boolean' || schema.type === undefined) return undefined
  return textsOf(schema, 'type').map(type => (type === 'integer' ? 'number' : type))
}
