/** What a micro-frontend loads when it is needed, as its entry (`src/mfe.ts`) says it. */
export interface LazyPart {
  kind: 'screen' | 'slot' | 'language'
  /** A screen's path below the base path (`/$id/edit`), a slot's name, or a language. */
  key: string
  /** As written in `import('…')`. */
  specifier: string
}

interface SyntaxNode {
  type: string
  [field: string]: unknown
}

/**
 * Finds the screens, slots and languages in the syntax tree of a micro-frontend's entry, as `docs/adding-a-team.md` has
 * them. What is written in some other way is not found, and then loads a round trip later; nothing depends on it.
 * @param program ESTree, without TypeScript
 */
export function lazyParts(program: unknown): LazyPart[] {
  const found: LazyPart[] = []
  walk(program, [])
  return found

  function walk(value: unknown, above: readonly SyntaxNode[]): void {
    if (Array.isArray(value)) {
      for (const item of value) walk(item, above)
      return
    }
    if (!isNode(value)) return
    const specifier = value.type === 'ImportExpression' ? textOf(value.source) : undefined
    const part = specifier === undefined ? undefined : partOf(above)
    if (part && specifier !== undefined) found.push({ ...part, specifier })
    const inside = [...above, value]
    for (const [field, child] of Object.entries(value)) if (field !== 'parent') walk(child, inside)
  }
}

/** What the import stands in: an object with a literal `path`, or one under `slots` or `messages`. */
function partOf(above: readonly SyntaxNode[]): Omit<LazyPart, 'specifier'> | undefined {
  const keys = above.flatMap(node => (node.type === 'Property' ? (nameOf(node.key) ?? '') : []))
  for (const [group, kind] of [
    ['slots', 'slot'],
    ['messages', 'language'],
  ] as const) {
    const key = keys[keys.indexOf(group) + 1]
    if (keys.includes(group) && key) return { kind, key }
  }
  const route = above.findLast(node => node.type === 'ObjectExpression')
  const properties = Array.isArray(route?.properties) ? route.properties.filter(isNode) : []
  const path = textOf(properties.find(property => nameOf(property.key) === 'path')?.value)
  return path === undefined ? undefined : { kind: 'screen', key: path }
}

function isNode(value: unknown): value is SyntaxNode {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'
}

function textOf(node: unknown): string | undefined {
  return isNode(node) && node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined
}

function nameOf(key: unknown): string | undefined {
  return isNode(key) && key.type === 'Identifier' && typeof key.name === 'string' ? key.name : textOf(key)
}
