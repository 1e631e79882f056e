import type { BffContract } from './bff-contract.ts'
import type { Incompatibility } from './incompatibility.ts'
import { accepts } from './schema-compatibility.ts'

/**
 * Why screens that were built for one contract of a BFF cannot talk with another; empty when they can. What they ask must
 * be taken, and what is answered must be what they expect; procedures, optional inputs and properties of answers that
 * have been added are nothing to them.
 * @param live what the BFF in operation takes and answers
 * @param built what the screens were built for
 */
export function serves(live: BffContract, built: BffContract): Incompatibility[] {
  return Object.keys(built.procedures)
    .toSorted()
    .flatMap(procedure => servesProcedure(live, built, procedure))
}

/** The same for one procedure, e.g. `list`; nothing is said against one that the screens do not know. */
export function servesProcedure(live: BffContract, built: BffContract, procedure: string): Incompatibility[] {
  const expected = own(built.procedures, procedure)
  const offered = own(live.procedures, procedure)
  if (!expected) return []
  if (!offered) return [{ path: procedure, reason: 'procedure', detail: '' }]
  if (offered.type !== expected.type) return [{ path: procedure, reason: 'procedureType', detail: offered.type }]
  const below =
    (side: string) =>
    (found: Incompatibility): Incompatibility => ({
      ...found,
      path: found.path === '' ? `${procedure}.${side}` : `${procedure}.${side}.${found.path}`,
    })
  return [
    ...accepts(offered.input, expected.input).map(below('input')),
    ...accepts(expected.output, offered.output, { overlooksMore: true }).map(below('output')),
  ]
}

function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}
