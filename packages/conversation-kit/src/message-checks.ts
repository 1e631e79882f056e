import { isUuid, Refused, requireUuid } from '@torrent/service-kit'

const MOST_CHARACTERS = 10_000
const MOST_MENTIONS = 50
const MOST_FILES = 10
/** The largest sequence there can be: an `int` of the database. */
const MOST_EVENTS = 2 ** 31 - 1

/** What somebody writes, as it will be stored. */
export interface CheckedContent {
  body: string
  /** Each once. */
  mentions: string[]
  mentionsAll: boolean
}

/** The text, without blanks at its end. Refused: `too_long` above 10,000 characters, `invalid` for what is no text. */
export function checkBody(text: string, field = 'body'): string {
  // A text is not walked through to learn that it is a hundred times too long: no character takes more than two units.
  if (text.length > 2 * MOST_CHARACTERS || [...text].length > MOST_CHARACTERS)
    throw new Refused('too_long', field, { max: String(MOST_CHARACTERS) })
  if (!text.isWellFormed() || text.includes('\0')) throw new Refused('invalid', field)
  return text.trimEnd()
}

/** Text and names of a message. Refused: also `too_many` above 50 mentions, `invalid` for what is no member's id. */
export function checkContent(message: {
  body: string
  mentions: readonly string[]
  mentionsAll: boolean
}): CheckedContent {
  const { mentions, mentionsAll } = message
  if (mentions.length > MOST_MENTIONS) throw new Refused('too_many', 'mentions', { max: String(MOST_MENTIONS) })
  if (!mentions.every(isUuid)) throw new Refused('invalid', 'mentions')
  return { body: checkBody(message.body), mentions: [...new Set(mentions)], mentionsAll }
}

/** Refused: `too_many` above 10 files, `invalid` for what is no file's id or given twice. */
export function checkFiles(ids: readonly string[]): readonly string[] {
  if (ids.length > MOST_FILES) throw new Refused('too_many', 'fileIds', { max: String(MOST_FILES) })
  if (!ids.every(isUuid) || new Set(ids).size < ids.length) throw new Refused('invalid', 'fileIds')
  return ids
}

/** Undefined for an empty text. Refused: `invalid`. */
export function optionalUuid(text: string, field: string): string | undefined {
  return text === '' ? undefined : requireUuid(text, field)
}

/** A sequence, 0 included. Refused: `invalid`. */
export function checkSeq(seq: number, field: string): number {
  if (!Number.isInteger(seq) || seq < 0 || seq > MOST_EVENTS) throw new Refused('invalid', field)
  return seq
}

// One emoji as people see it: a sequence of the standard, or a single sign that may be shown as one.
const EMOJI = /^(?:\p{RGI_Emoji}|\p{Extended_Pictographic}\uFE0F?)$/v

/** One emoji. Refused: `invalid`. */
export function checkEmoji(text: string): string {
  if (!EMOJI.test(text)) throw new Refused('invalid', 'emoji')
  return text
}
