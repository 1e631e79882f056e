import type { JsonSchema } from '../bff-contract.ts'

/** A JSON Schema may also be `true` (anything) or `false` (nothing). */
export type Schema = JsonSchema | boolean

/** Keywords that describe and do not restrict (JSON Schema draft 2020-12, core 8 and validation 9). */
const ANNOTATIONS = new Set([
  '$schema',
  '$id',
  '$comment',
  '$defs',
  'definitions',
  'id',
  'title',
  'description',
  'default',
  'examples',
  'deprecated',
  'readOnly',
  'writeOnly',
])

/** Whether it can stand as a JSON Schema: an object, or true or false for everything or nothing. */
export function isSchema(value: unknown): value is Schema {
  return typeof value === 'boolean' || (typeof value === 'object' && value !== null && !Array.isArray(value))
}

/** The keywords of a schema that restrict what fits it. */
export function restrictionsOf(schema: Schema): string[] {
  if (typeof schema === 'boolean') return []
  return Object.keys(schema).filter(keyword => !ANNOTATIONS.has(keyword) && schema[keyword] !== undefined)
}

/** True where anything fits. */
export function isAnything(schema: Schema): boolean {
  return schema === true || (schema !== false && restrictionsOf(schema).length === 0)
}

/** True where nothing fits: `false`, or `{ "not": {} }` as Zod writes it. */
export function isNothing(schema: Schema): boolean {
  if (typeof schema === 'boolean') return !schema
  return isSchema(schema.not) && isAnything(schema.not)
}

/** A keyword that holds schemas by name, such as `properties`. */
export function schemasByName(schema: Schema, keyword: string): ReadonlyMap<string, Schema> {
  const value = typeof schema === 'boolean' ? undefined : schema[keyword]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return new Map()
  return new Map(Object.entries(value).filter((entry): entry is [string, Schema] => isSchema(entry[1])))
}

/** A keyword that holds a list of schemas, such as `anyOf`. */
export function schemaList(schema: Schema, keyword: string): Schema[] {
  const value = typeof schema === 'boolean' ? undefined : schema[keyword]
  return Array.isArray(value) ? value.filter(isSchema) : []
}

/** A keyword that holds a number; not a number where it holds something else, so that no comparison with it is true. */
export function numberOf(schema: Schema, keyword: string): number {
  const value = typeof schema === 'boolean' ? undefined : schema[keyword]
  return typeof value === 'number' ? value : Number.NaN
}

/** A keyword that holds one text or a list of texts, such as `required` or `type`. */
export function textsOf(schema: Schema, keyword: string): string[] {
  const value = typeof schema === 'boolean' ? undefined : schema[keyword]
  return (Array.isArray(value) ? value : [value]).filter(each => typeof each === 'string')
}

/** True for data that goes deeper than any schema that somebody has written. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; depth < 200; depth++) {
    level = level.flatMap(each => (typeof each === 'object' && each !== null ? Object.values(each) : []))
    if (level.length === 0) return false
  }
  return true
}

/** Follows `$ref` inside one document; undefined for what is not found there, or leads to nothing but itself. */
export function deref(schema: Schema, root: Schema): Schema | undefined {
  let current = schema
  for (let hops = 0; hops < 50; hops++) {
    if (typeof current === 'boolean' || current.$ref === undefined) return current
    const target = typeof current.$ref === 'string' ? find(root, current.$ref) : undefined
    if (target === undefined) return undefined
    const rest = restrictionsOf(current).filter(keyword => keyword !== '$ref')
    // What stands beside a reference restricts as well; whoever writes that writes it as allOf here.
    if (rest.length > 0) return undefined
    current = target
  }
  return undefined
}

function find(root: Schema, ref: string): Schema | undefined {
  if (!ref.startsWith('#')) return undefined
  let current: unknown = root
  for (const part of ref.slice(1).split('/').slice(1)) {
    const key = decode(part)
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, key)) return undefined
    current = (current as Record<string, unknown>)[key]
  }
  return isSchema(current) ? current : undefined
}

/** A part of a JSON Pointer (RFC 6901). */
function decode(part: string): string {
  const text = part.replaceAll('~1', '/').replaceAll('~0', '~')
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The same text for the same schema, whatever the order of its keywords and its descriptions are. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null'
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  const sorted = entries.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return `{${sorted.map(([key, each]) => `${JSON.stringify(key)}:${canonical(each)}`).join(',')}}`
}
