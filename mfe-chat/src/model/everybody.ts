/** How everybody in a conversation is named in a text, in both languages, whichever the writer uses. */
export const EVERYBODY: readonly string[] = ['全員', 'all']

/** Whether a text names everybody in its conversation. */
export function namesEverybody(text: string): boolean {
  return EVERYBODY.some(name => new RegExp(`@${name}(?![A-Za-z0-9])`).test(text))
}
