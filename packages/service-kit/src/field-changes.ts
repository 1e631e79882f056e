type Json = Record<string, unknown>

/** Fields that change with every save and say nothing to a reader of the history. */
const SILENT = new Set(['version', 'updatedAt', 'createdAt', 'createdBy', 'id', 'number', 'totals'])

/**
 * What changed between two versions of a document, as `{ field, before, after }` for its history. A nested object
 * counts by its name, a list of lines by each line's field: `lines[2].quantity`. Nothing for a new document.
 */
export function fieldChanges(
  before: Json | undefined,
  after: Json,
): { field: string; before: string; after: string }[] {
  if (before === undefined) return []
  const changes: { field: string; before: string; after: string }[] = []
  for (const field of [...new Set([...Object.keys(before), ...Object.keys(after)])]) {
    if (SILENT.has(field)) continue
    const [left, right] = [before[field], after[field]]
    if (Array.isArray(left) || Array.isArray(right)) changes.push(...lineChanges(field, left, right))
    else if (show(left) !== show(right)) changes.push({ field, before: show(left), after: show(right) })
  }
  return changes
}

function lineChanges(field: string, left: unknown, right: unknown): { field: string; before: string; after: string }[] {
  const [old, now] = [byId(left), byId(right)]
  const ids = [...new Set([...old.keys(), ...now.keys()])]
  return ids.flatMap((id, index) => {
    const [a, b] = [old.get(id), now.get(id)]
    const name = `${field}[${index + 1}]`
    if (a === undefined || b === undefined)
      return [{ field: name, before: show(a?.description), after: show(b?.description) }]
    return [...new Set([...Object.keys(a), ...Object.keys(b)])]
      .filter(key => show(a[key]) !== show(b[key]))
      .map(key => ({ field: `${name}.${key}`, before: show(a[key]), after: show(b[key]) }))
  })
}

function byId(list: unknown): Map<string, Json> {
  if (!Array.isArray(list)) return new Map()
  return new Map((list as Json[]).map((entry, index) => [String(entry.id ?? index), entry]))
}

function show(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'object') return 'name' in value ? String(value.name) : JSON.stringify(value)
  return String(value)
}
