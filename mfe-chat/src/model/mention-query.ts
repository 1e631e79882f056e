/** What is being looked for after an `@`. */
export interface MentionQuery {
  /** Where the `@` stands. */
  start: number
  text: string
}

/** Longer texts after an `@` are no name any more. */
const LONGEST = 20

/**
 * Whether somebody is being named right before the caret: an `@` at the beginning, after a space or after a Japanese
 * character, and no space since. `a@b` is an address.
 */
export function mentionQuery(text: string, caret: number): MentionQuery | undefined {
  const before = text.slice(0, caret)
  const start = Math.max(before.lastIndexOf('@'), before.lastIndexOf('＠'))
  if (start < 0) return undefined
  const query = before.slice(start + 1)
  if (query.length > LONGEST || /[\s@＠]/.test(query)) return undefined
  const previous = before[start - 1]
  return previous === undefined || !/[A-Za-z0-9._-]/.test(previous) ? { start, text: query } : undefined
}

/** The text with the name put in the place of what was typed, and where the caret goes. */
export function withMention(
  text: string,
  caret: number,
  { start }: MentionQuery,
  name: string,
): { text: string; caret: number } {
  const put = `@${name} `
  return { text: text.slice(0, start) + put + text.slice(caret), caret: start + put.length }
}
