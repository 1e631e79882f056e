/** Services without a micro-frontend of their own: people use them in this one, which names their jobs. */
const USED_IN: Readonly<Record<string, string>> = { group: 'chat', channel: 'chat', storage: 'chat' }

/** The micro-frontend whose BFF sent the command of a job: `torrent.quote.v1.SubmitQuote` → `quote`. */
export function ownerOf(type: string): string {
  const service = type.split('.')[1] ?? ''
  return USED_IN[service] ?? service
}

/** The command's own name: `torrent.quote.v1.SubmitQuote` → `SubmitQuote`. */
export function commandOf(type: string): string {
  return type.split('.').at(-1) ?? type
}

/** A name from code as words, for what has no text: `CreateOrderFromQuote` → `Create order from quote`. */
export function asWords(name: string): string {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[-_.]/g, ' ')
    .toLowerCase()
  return words.charAt(0).toUpperCase() + words.slice(1)
}
