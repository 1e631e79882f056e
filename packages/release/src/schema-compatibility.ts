import type { JsonSchema } from './bff-contract.ts'
import type { Incompatibility, IncompatibilityReason } from './incompatibility.ts'
import { ALL_TYPES, type Branch, branchesOf } from './schema/branches.ts'
import type { Comparison } from './schema/comparison.ts'
import { areDisjoint } from './schema/disjoint.ts'
import { fits } from './schema/fits.ts'
import {
  canonical,
  deref,
  isAnything,
  isNothing,
  isTooDeep,
  restrictionsOf,
  type Schema,
  schemaList,
  textsOf,
} from './schema/json-schema.ts'
import { checkList } from './schema/lists.ts'
import { checkObject } from './schema/objects.ts'
import { checkNumber, checkString } from './schema/scalars.ts'

export interface AcceptOptions {
  /** The receiver overlooks what it does not know, as a screen does, although its schema forbids more properties. */
  overlooksMore?: boolean
}

/** Comparing takes no longer, and goes no deeper, than this, whatever is published. */
const MOST_STEPS = 20_000
const DEEPEST = 100

/**
 * Why not everything that `sender` may send is taken by `receiver`; empty when it is. Both are JSON Schemas (draft
 * 2020-12) as Zod and our type walker write them. Conservative: what cannot be shown to fit does not, but a schema always
 * takes what itself describes. A sender sends no properties but those it declares; a receiver takes more unless
 * `additionalProperties` is false.
 */
export function accepts(receiver: JsonSchema, sender: JsonSchema, options: AcceptOptions = {}): Incompatibility[] {
  if (isTooDeep(receiver) || isTooDeep(sender)) return [{ path: '', reason: 'unclear', detail: 'depth' }]
  const textOf = remembered(canonical)
  const isSame = textOf(receiver) === textOf(sender)
  const inProgress = new Set<string>()
  let next = 0
  const idOf = remembered(() => String(next++))
  let steps = 0

  const comparison: Comparison = {
    receiverRoot: receiver,
    senderRoot: sender,
    overlooksMore: options.overlooksMore ?? false,
    check(wanted, sent, path) {
      if (++steps > MOST_STEPS || inProgress.size > DEEPEST) return [{ path, reason: 'unclear', detail: 'size' }]
      const [only = false, ...others] = sent
      const text = textOf(wanted)
      // The same text says the same, unless it refers to something that differs.
      if (others.length === 0 && text === textOf(only) && (isSame || !text.includes('"$ref"'))) return []
      // A recursive schema comes back to the same question; it fits unless something else does not.
      const question = `${idOf(wanted)}<${sent.map(idOf).toSorted().join('&')}`
      if (inProgress.has(question)) return []
      inProgress.add(question)
      const answer = checkAll(comparison, wanted, sent, path)
      inProgress.delete(question)
      return answer
    },
  }
  return comparison.check(receiver, [sender], '')
}

function checkAll(
  comparison: Comparison,
  receiver: Schema,
  sender: readonly Schema[],
  path: string,
): Incompatibility[] {
  if (isAnything(receiver)) return []
  const branches = branchesOf(sender, comparison.senderRoot)
  if (branches === undefined) return [{ path, reason: 'unclear', detail: 'size' }]
  return branches.flatMap(branch => checkBranch(comparison, receiver, branch, path))
}

function checkBranch(
  comparison: Comparison,
  receiver: Schema,
  branch: Branch,
  path: string,
  depth = 0,
): Incompatibility[] {
  const because = (reason: IncompatibilityReason, detail = ''): Incompatibility[] => [{ path, reason, detail }]
  const resolved = deref(receiver, comparison.receiverRoot)
  // Too deep: a union or an intersection that holds itself.
  if (resolved === undefined || depth > DEEPEST) return because('unclear', '$ref')
  if (isAnything(resolved)) return []
  if (branch.kind === 'value')
    return fits(branch.value, resolved, comparison.receiverRoot) ? [] : because('value', JSON.stringify(branch.value))
  if (isNothing(resolved) || typeof resolved === 'boolean')
    return because('type', branch.kind === 'type' ? branch.type : 'any')
  if (branch.kind === 'anything') {
    const all = ALL_TYPES.map((type): Branch => ({ kind: 'type', type, parts: branch.parts }))
    return all.some(each => checkBranch(comparison, resolved, each, path, depth + 1).length > 0)
      ? because('anything')
      : []
  }
  return restrictionsOf(resolved).flatMap(keyword => checkKeyword(comparison, resolved, keyword, branch, path, depth))
}

const BY_TYPE = { string: checkString, number: checkNumber, array: checkList, object: checkObject } as const

function checkKeyword(
  comparison: Comparison,
  receiver: JsonSchema,
  keyword: string,
  branch: Extract<Branch, { kind: 'type' }>,
  path: string,
  depth: number,
): Incompatibility[] {
  const { type, parts } = branch
  const below = (part: Schema) => checkBranch(comparison, part, branch, path, depth + 1)
  switch (keyword) {
    case 'type': {
      const types = textsOf(receiver, keyword)
      if (types.includes(type)) return []
      const isWhole = type === 'number' && types.includes('integer') && parts.some(isInteger)
      return isWhole ? [] : [{ path, reason: 'type', detail: type }]
    }
    case 'const':
    case 'enum':
      return [{ path, reason: 'values', detail: '' }]
    case 'allOf':
      return schemaList(receiver, keyword).flatMap(below)
    case 'anyOf':
      return nearest(schemaList(receiver, keyword).map(below), path)
    case 'oneOf': {
      const options = schemaList(receiver, keyword)
      const results = options.map(below)
      const taking = results.findIndex(each => each.length === 0)
      if (taking === -1) return nearest(results, path)
      const isOnly = options.every((option, index) => index === taking || areDisjoint(option, branch, comparison))
      return isOnly ? [] : [{ path, reason: 'unclear', detail: keyword }]
    }
    default: {
      const check = type === 'null' || type === 'boolean' ? undefined : BY_TYPE[type]
      return check?.(comparison, receiver, keyword, parts, path) ?? [{ path, reason: 'unclear', detail: keyword }]
    }
  }
}

function isInteger(part: Schema): boolean {
  return typeof part !== 'boolean' && (part.type === 'integer' || part.multipleOf === 1)
}

/** Of several alternatives none of which fits: what the one says that is nearest to fitting. */
function nearest(results: readonly Incompatibility[][], path: string): Incompatibility[] {
  if (results.some(each => each.length === 0)) return []
  const isOfOtherType = (each: readonly Incompatibility[]) =>
    each.some(one => one.path === path && one.reason === 'type')
  const candidates = results.filter(each => !isOfOtherType(each))
  const [best] = (candidates.length > 0 ? candidates : results).toSorted((a, b) => a.length - b.length)
  return best ?? [{ path, reason: 'unclear', detail: 'anyOf' }]
}

/** Answers for each schema object once. */
function remembered(answer: (schema: Schema) => string): (schema: Schema) => string {
  const known = new WeakMap<object, string>()
  return schema => {
    if (typeof schema === 'boolean') return String(schema)
    const text = known.get(schema) ?? answer(schema)
    known.set(schema, text)
    return text
  }
}
