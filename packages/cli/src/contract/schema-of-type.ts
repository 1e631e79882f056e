import type { JsonSchema } from '@torrent/release'
import {
  type Checker,
  ElementFlags,
  type Symbol as Property,
  SignatureKind,
  SymbolFlags,
  type Type,
  TypeFlags,
} from 'typescript/unstable/sync'
import { type Definitions, refTo, withDefinitions } from './definitions.ts'

/** Collections that JSON turns into something else without saying so. */
const LOST_IN_JSON =
  /^(?:Map|Set|WeakMap|WeakSet|Promise|ArrayBuffer|U?[Ii]nt\d+Array|Uint8ClampedArray|Big(?:Ui|I)nt64Array|Float\d+Array)$/

/**
 * JSON Schema of what a value of this type is after its way through JSON: methods and `undefined` are gone, a `Date` is
 * text. Types with a name stand under `$defs` when they occur twice or within themselves.
 * @param place how to call the value in an error, e.g. `list`
 * @throws {TypeError} naming the place, when JSON cannot carry it or the compiler does not know the type
 */
export function schemaOfType(checker: Checker, type: Type, place: string): JsonSchema {
  const definitions: Definitions = new Map()

  function write(type: Type, place: string): JsonSchema {
    if (type.isUnionType()) return writeUnion(type.getTypes(), place)
    return primitive(type, place) ?? writeObject(type, place)
  }

  function writeUnion(parts: readonly Type[], place: string): JsonSchema {
    const literals = parts.flatMap(part => (isBoolean(part) ? [] : (literalValue(part) ?? [])))
    const booleans = parts.filter(isBoolean)
    const others = parts.filter(part => !isBoolean(part) && literalValue(part) === undefined)
    const kinds = [
      ...(literals.length > 1 ? [{ enum: literals.sort(inOrder) }] : literals.map(value => ({ const: value }))),
      ...(booleans.length === 2 ? [{ type: 'boolean' }] : booleans.map(part => write(part, place))),
      ...others.map(part => write(part, place)),
    ]
    const distinct = [...new Map(kinds.map(kind => [JSON.stringify(kind), kind])).values()]
    return distinct.length === 1 && distinct[0] ? distinct[0] : { anyOf: distinct }
  }

  function writeObject(type: Type, place: string): JsonSchema {
    if (checker.isTupleType(type)) return writeTuple(type, place)
    const element = checker.isArrayType(type) && type.isTypeReference() ? checker.getTypeArguments(type)[0] : undefined
    if (element) return { type: 'array', items: write(element, `${place}[]`) }
    const name = type.getSymbol()?.name ?? ''
    if (name === 'Date') return { type: 'string', format: 'date-time' }
    if (LOST_IN_JSON.test(name)) throw new TypeError(`${place} is a ${name}, which JSON does not carry`)
    const replaced = returnOfMethod(type, 'toJSON')
    if (replaced) return write(replaced, place)
    if (!definitions.has(type.id)) {
      const definition = { name: nameOf(type), schema: {} }
      definitions.set(type.id, definition)
      definition.schema = writeProperties(type, place)
    }
    return refTo(type.id)
  }

  function writeTuple(type: Type, place: string): JsonSchema {
    const parts = type.isTypeReference() ? checker.getTypeArguments(type) : []
    const target = type.isTypeReference() ? type.getTarget() : type
    const flags = target.isTupleType() ? target.elementFlags : []
    const items = parts.map((part, index) => write(part, `${place}[${index}]`))
    const open = flags.findIndex(flag => flag & ElementFlags.Variable)
    return {
      type: 'array',
      prefixItems: open < 0 ? items : items.slice(0, open),
      items: open < 0 ? false : (items[open] ?? {}),
      minItems: flags.filter(flag => flag & ElementFlags.Required).length,
    }
  }

  function writeProperties(type: Type, place: string): JsonSchema {
    const properties: [string, JsonSchema][] = []
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type).filter(isOfData)) {
      const value = checker.getTypeOfSymbol(property)
      if (!value || isFunction(value)) continue
      const parts = value.isUnionType() ? value.getTypes() : [value]
      const present = parts.filter(part => !isNothing(part))
      if (present.length === 0) continue
      properties.push([property.name, writeUnionOrOne(present, value, `${place}.${property.name}`)])
      const always = present.length === parts.length && !(property.flags & SymbolFlags.Optional)
      if (always) required.push(property.name)
    }
    const [index] = checker.getIndexInfosOfType(type)
    return {
      type: 'object',
      ...(properties.length > 0
        ? { properties: Object.fromEntries(properties.sort(([a], [b]) => inOrder(a, b))) }
        : {}),
      ...(required.length > 0 ? { required: required.sort(inOrder) } : {}),
      ...(index ? { additionalProperties: write(index.valueType, `${place}.*`) } : {}),
    }
  }

  function writeUnionOrOne(present: readonly Type[], whole: Type, place: string): JsonSchema {
    return whole.isUnionType() ? writeUnion(present, place) : write(whole, place)
  }

  function isFunction(type: Type): boolean {
    if (!(type.flags & TypeFlags.Object)) return false
    return checker.getSignaturesOfType(type, SignatureKind.Call).length > 0
  }

  function returnOfMethod(type: Type, name: string): Type | undefined {
    const property = checker.getPropertyOfType(type, name)
    const method = property && checker.getTypeOfSymbol(property)
    const [signature] = method ? checker.getSignaturesOfType(method, SignatureKind.Call) : []
    return signature && checker.getReturnTypeOfSignature(signature)
  }

  const schema = write(type, place)
  return withDefinitions(schema, definitions)
}

/** What needs no look at its properties; undefined for objects. */
function primitive(type: Type, place: string): JsonSchema | undefined {
  const { flags } = type
  if (type.isErrorType())
    throw new TypeError(`${place}: TypeScript does not know this type; run tsc and mend what it says`)
  if (flags & (TypeFlags.Any | TypeFlags.Unknown)) return {}
  if (flags & TypeFlags.Never) return { not: {} }
  if (isNothing(type) || flags & TypeFlags.Null) return { type: 'null' }
  if (flags & TypeFlags.BigIntLike)
    throw new TypeError(`${place} is a bigint, which JSON does not carry; answer it as text`)
  if (flags & TypeFlags.ESSymbolLike) throw new TypeError(`${place} is a symbol, which JSON does not carry`)
  const literal = literalValue(type)
  if (literal !== undefined) return { const: literal }
  if (flags & TypeFlags.StringLike) return { type: 'string' }
  if (flags & TypeFlags.NumberLike) return { type: 'number' }
  if (flags & TypeFlags.BooleanLike) return { type: 'boolean' }
  if (flags & TypeFlags.NonPrimitive) return { type: 'object' }
  if (flags & (TypeFlags.Object | TypeFlags.Intersection)) return undefined
  throw new TypeError(`${place}: this type depends on a type parameter; give the procedure's answer a type of its own`)
}

function literalValue(type: Type): string | number | boolean | undefined {
  const value = type.isLiteralType() ? type.value : undefined
  return typeof value === 'bigint' ? undefined : value
}

function isBoolean({ flags }: Type): boolean {
  return Boolean(flags & TypeFlags.BooleanLiteral)
}

function isNothing({ flags }: Type): boolean {
  return Boolean(flags & (TypeFlags.Undefined | TypeFlags.Void))
}

/** Symbols are no JSON, and what begins with `$` is the protobuf runtime's own and nothing a screen may build on. */
function isOfData({ name }: Property): boolean {
  return !name.startsWith('__@') && !name.startsWith('$')
}

/** The name that the sources give this type, when it says all: an alias with arguments, such as `Omit<…>`, does not. */
function nameOf(type: Type): string {
  const alias = type.getAliasSymbol()
  if (alias) return type.getAliasTypeArguments().length > 0 ? '' : alias.name
  const name = type.getSymbol()?.name ?? ''
  return /^[A-Za-z]\w*$/.test(name) && !name.startsWith('__') ? name : ''
}

function inOrder(a: string | number | boolean, b: string | number | boolean): number {
  return a < b ? -1 : a > b ? 1 : 0
}
