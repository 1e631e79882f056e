import { type Branch, typesOf } from './branches.ts'
import type { Comparison } from './comparison.ts'
import { canonical, deref, restrictionsOf, type Schema, schemasByName, textsOf } from './json-schema.ts'

/**
 * Whether nothing of what a sender sends fits this schema of the receiver: it is of another type, or always carries a
 * property whose value says that it is something else.
 */
export function areDisjoint(
  receiver: Schema,
  branch: Extract<Branch, { kind: 'type' }>,
  { receiverRoot, senderRoot }: Comparison,
): boolean {
  const resolved = deref(receiver, receiverRoot)
  if (resolved === undefined || typeof resolved === 'boolean') return resolved === false
  const types = typesOf(resolved)
  if (types !== undefined && !types.includes(branch.type)) return true
  if (branch.type !== 'object') return false
  const wanted = schemasByName(resolved, 'properties')
  return branch.parts.some(part => {
    return textsOf(part, 'required').some(name => {
      const sent = listed(schemasByName(part, 'properties').get(name), senderRoot)
      const taken = listed(wanted.get(name), receiverRoot)
      return sent !== undefined && taken !== undefined && !sent.some(value => taken.includes(value))
    })
  })
}

/** The values that a schema lists, as text; undefined when it takes others as well. */
function listed(schema: Schema | undefined, root: Schema): string[] | undefined {
  const resolved = schema === undefined ? undefined : deref(schema, root)
  if (resolved === undefined || typeof resolved === 'boolean') return undefined
  if (restrictionsOf(resolved).includes('const')) return [canonical(resolved.const)]
  return Array.isArray(resolved.enum) ? resolved.enum.map(canonical) : undefined
}
