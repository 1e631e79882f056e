/** Characters of one message, and of a draft of one; the server refuses more. */
export const LONGEST_MESSAGE = 10_000
