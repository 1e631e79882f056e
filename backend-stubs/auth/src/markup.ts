/** HTML that is safe to send: made by {@link html} only. */
export interface Markup {
  readonly markup: string
}

type Part = string | number | Markup | readonly Markup[] | undefined | false

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** A template that escapes whatever is put into it, unless it is markup itself; `undefined` and `false` give nothing. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  const markup = texts.reduce((whole, text, index) => whole + rendered(parts[index - 1]) + text)
  return { markup }
}

/** Markup that another library made and escaped. */
export function trusted(markup: string): Markup {
  return { markup }
}

function rendered(part: Part): string {
  if (part === undefined || part === false) return ''
  if (typeof part === 'string' || typeof part === 'number') {
    return String(part).replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
  }
  return 'markup' in part ? part.markup : part.map(one => one.markup).join('')
}
