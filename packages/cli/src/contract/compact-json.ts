const WIDTH = 120

/** JSON with two spaces, where what fits on a line stands on one: a contract that people can read and compare. */
export function compactJson(value: unknown): string {
  return `${write(value, 0, 0)}\n`
}

/** `taken`: characters of the line that stand before it. */
function write(value: unknown, depth: number, taken: number): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const line = onOneLine(value)
  // One for the comma behind it.
  if (taken + line.length + 1 <= WIDTH) return line
  const indent = '  '.repeat(depth + 1)
  const end = '  '.repeat(depth)
  if (Array.isArray(value)) {
    const items = value.map(item => indent + write(item, depth + 1, indent.length))
    return `[\n${items.join(',\n')}\n${end}]`
  }
  const properties = Object.entries(value).map(([key, inner]) => {
    const before = `${indent}${JSON.stringify(key)}: `
    return before + write(inner, depth + 1, before.length)
  })
  return `{\n${properties.join(',\n')}\n${end}}`
}

function onOneLine(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`
  const properties = Object.entries(value).map(([key, inner]) => `${JSON.stringify(key)}: ${onOneLine(inner)}`)
  return properties.length === 0 ? '{}' : `{ ${properties.join(', ')} }`
}
