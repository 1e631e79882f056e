import type { JsonSchema } from '@torrent/release'

/** Schemas of object types by an id that means nothing outside of one run, with the name that the sources give them. */
export type Definitions = Map<number, { name: string; schema: JsonSchema }>

const REF = '#types/'

/** Stands for a definition until `withDefinitions` has decided where it goes. */
export function refTo(id: number): JsonSchema {
  return { $ref: `${REF}${id}` }
}

/**
 * The schema with each definition in its place: written out where it occurs once or has no name, and else once under
 * `$defs`, so that recursion ends and a change shows at one place. Alternatives are put in order; the compiler's depends
 * on what it looked at before.
 */
export function withDefinitions(schema: JsonSchema, definitions: Definitions): JsonSchema {
  const uses = countUses(schema, definitions)
  const names = new Map<number, string>()
  for (const [id, count] of uses) {
    const name = definitions.get(id)?.name ?? ''
    const recursive = reaches(id, id, definitions)
    if (!recursive && (count === 1 || name === '')) continue
    names.set(id, freeName(name || 'Recursive', new Set(names.values())))
  }

  function place(value: unknown): unknown {
    if (Array.isArray(value)) return value.map(place)
    if (typeof value !== 'object' || value === null) return value
    const id = idOf(value)
    const name = id === undefined ? undefined : names.get(id)
    if (name !== undefined) return { $ref: `#/$defs/${name}` }
    if (id !== undefined) return place(definitions.get(id)?.schema)
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, key === 'anyOf' ? ordered(place(inner)) : place(inner)]),
    )
  }

  const placed = place(schema) as JsonSchema
  if (names.size === 0) return placed
  const written = [...names].map(([id, name]) => [name, place(definitions.get(id)?.schema)] as const)
  return { ...placed, $defs: Object.fromEntries(written.sort(([a], [b]) => (a < b ? -1 : 1))) }
}

function countUses(schema: JsonSchema, definitions: Definitions): Map<number, number> {
  const uses = new Map<number, number>()
  const look = (value: unknown) => {
    for (const id of idsIn(value)) {
      const count = uses.get(id) ?? 0
      uses.set(id, count + 1)
      if (count === 0) look(definitions.get(id)?.schema)
    }
  }
  look(schema)
  return uses
}

function reaches(from: number, target: number, definitions: Definitions, seen = new Set<number>()): boolean {
  for (const id of idsIn(definitions.get(from)?.schema)) {
    if (id === target) return true
    if (seen.has(id)) continue
    seen.add(id)
    if (reaches(id, target, definitions, seen)) return true
  }
  return false
}

function idsIn(value: unknown): number[] {
  if (typeof value !== 'object' || value === null) return []
  const id = idOf(value)
  return id === undefined ? Object.values(value).flatMap(idsIn) : [id]
}

function idOf(value: object): number | undefined {
  const ref: unknown = Reflect.get(value, '$ref')
  return typeof ref === 'string' && ref.startsWith(REF) ? Number(ref.slice(REF.length)) : undefined
}

function ordered(alternatives: unknown): unknown {
  if (!Array.isArray(alternatives)) return alternatives
  return alternatives
    .map(each => [JSON.stringify(each), each] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, each]) => each)
}

function freeName(wanted: string, taken: ReadonlySet<string>): string {
  let name = wanted
  for (let count = 2; taken.has(name); count += 1) name = `${wanted}${count}`
  return name
}
