/**
 * The first field with text that PostgreSQL cannot store (NUL, half a surrogate pair), e.g. `quote.lines[0].note`;
 * undefined when there is none. `content` is JSON.
 */
export function unstorableField(content: unknown, path = ''): string | undefined {
  if (typeof content === 'string') return isStorable(content) ? undefined : path
  if (typeof content !== 'object' || content === null) return undefined
  for (const [name, value] of Object.entries(content)) {
    // The name of a map's entry is somebody's text, too.
    if (!isStorable(name)) return path
    const inside = Array.isArray(content) ? `${path}[${name}]` : path === '' ? name : `${path}.${name}`
    const found = unstorableField(value, inside)
    if (found !== undefined) return found
  }
  return undefined
}

function isStorable(text: string): boolean {
  return text.isWellFormed() && !text.includes('\0')
}
