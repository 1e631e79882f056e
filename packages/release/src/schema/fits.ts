import {
  canonical,
  deref,
  isAnything,
  isNothing,
  numberOf,
  restrictionsOf,
  type Schema,
  schemaList,
  schemasByName,
  textsOf,
} from './json-schema.ts'

/**
 * Whether one value fits a schema; for constants and enumerations. False also where it cannot be said: a pattern, a
 * format or a keyword that is not known here.
 */
export function fits(value: unknown, schema: Schema, root: Schema, depth = 0): boolean {
  if (depth > 50) return false
  const resolved = deref(schema, root)
  if (resolved === undefined) return false
  if (isAnything(resolved)) return true
  if (isNothing(resolved) || typeof resolved === 'boolean') return false
  const below = (each: Schema) => fits(value, each, root, depth + 1)
  return restrictionsOf(resolved).every(keyword => {
    const limit = resolved[keyword]
    switch (keyword) {
      case 'type':
        return (Array.isArray(limit) ? limit : [limit]).some(type => isOfType(value, type))
      case 'const':
        return canonical(value) === canonical(limit)
      case 'enum':
        return Array.isArray(limit) && limit.some(each => canonical(each) === canonical(value))
      case 'allOf':
        return schemaList(resolved, keyword).every(below)
      case 'anyOf':
        return schemaList(resolved, keyword).some(below)
      // More than one that fits is a misfit, and one of which we cannot say it might be one more.
      case 'oneOf':
        return (
          schemaList(resolved, keyword).filter(each => below(each) || !surelyMisfits(value, each, root)).length === 1 &&
          schemaList(resolved, keyword).some(below)
        )
      case 'minLength':
        return typeof value !== 'string' || [...value].length >= numberOf(resolved, keyword)
      case 'maxLength':
        return typeof value !== 'string' || [...value].length <= numberOf(resolved, keyword)
      case 'minimum':
        return typeof value !== 'number' || value >= numberOf(resolved, keyword)
      case 'exclusiveMinimum':
        return typeof value !== 'number' || value > numberOf(resolved, keyword)
      case 'maximum':
        return typeof value !== 'number' || value <= numberOf(resolved, keyword)
      case 'exclusiveMaximum':
        return typeof value !== 'number' || value < numberOf(resolved, keyword)
      case 'required':
        return !isObject(value) || textsOf(resolved, keyword).every(name => Object.hasOwn(value, name))
      case 'properties':
        return (
          !isObject(value) ||
          [...schemasByName(resolved, keyword)].every(
            ([name, each]) => !Object.hasOwn(value, name) || fits(value[name], each, root, depth + 1),
          )
        )
      default:
        // Keywords for values of another type do not concern this one.
        return FOREIGN[typeof value]?.has(keyword) ?? value === null
    }
  })
}

const STRINGS = ['pattern', 'format', 'contentEncoding', 'contentMediaType']
const NUMBERS = ['multipleOf']
const OBJECTS = ['additionalProperties', 'propertyNames', 'minProperties', 'maxProperties']
const ARRAYS = ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems']

/** By JavaScript's type of a value: the keywords that say nothing of it. */
const FOREIGN: Readonly<Record<string, ReadonlySet<string>>> = {
  string: new Set([...NUMBERS, ...OBJECTS, ...ARRAYS]),
  number: new Set([...STRINGS, ...OBJECTS, ...ARRAYS]),
  boolean: new Set([...STRINGS, ...NUMBERS, ...OBJECTS, ...ARRAYS]),
}

/** True only where the type alone says that a value does not fit. */
function surelyMisfits(value: unknown, schema: Schema, root: Schema): boolean {
  const resolved = deref(schema, root)
  if (typeof resolved !== 'object') return resolved === false
  if (resolved.const !== undefined) return canonical(resolved.const) !== canonical(value)
  if (Array.isArray(resolved.enum)) return !resolved.enum.some(each => canonical(each) === canonical(value))
  const { type } = resolved
  return type !== undefined && !(Array.isArray(type) ? type : [type]).some(each => isOfType(value, each))
}

function isOfType(value: unknown, type: unknown): boolean {
  if (type === 'null') return value === null
  if (type === 'array') return Array.isArray(value)
  if (type === 'object') return isObject(value)
  if (type === 'integer') return Number.isInteger(value)
  return typeof value === type
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
