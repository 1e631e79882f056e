import { fileTypeFromBuffer } from 'file-type'
import { endingOf } from '../file-name.ts'

/** How much of a file's beginning is looked at, in bytes; office documents name their kind only after some parts. */
export const HEAD_BYTES = 1024 * 1024

const UNKNOWN = 'application/octet-stream'
/** Kinds of text that only their ending tells apart. None of them is ever shown by a browser as anything but text. */
const TEXTS: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  md: 'text/markdown',
  json: 'application/json',
}
/** Office before 2007: one container for all, so that only the ending says which program it is for. */
const COMPOUND: Readonly<Record<string, string>> = {
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  ppt: 'application/vnd.ms-powerpoint',
}
const ENCODINGS = ['utf-8', 'shift_jis', 'euc-jp'] as const

/**
 * The content type by what is in the file, never by what the browser says; the name only chooses among kinds that look
 * alike. `head` is its beginning. Text carries its encoding, as far as it can be told: the files of older Japanese
 * programs are Shift_JIS.
 */
export async function contentTypeOf(head: Buffer, name: string): Promise<string> {
  const ending = endingOf(name)
  const found = await fileTypeFromBuffer(head).catch(() => undefined)
  // Moving PNGs are PNGs to whoever shows them.
  if (found?.mime === 'image/apng') return 'image/png'
  if (found?.mime === 'application/x-cfb') return COMPOUND[ending] ?? found.mime
  if (found && found.mime !== 'application/xml') return found.mime
  const encoding = encodingOf(head)
  if (encoding === undefined) return found?.mime ?? UNKNOWN
  const beginning = new TextDecoder(encoding).decode(head.subarray(0, 4096)).trimStart().toLowerCase()
  if (/<svg[\s>]/.test(beginning)) return 'image/svg+xml'
  if (/^<(?:!doctype html|html|head|body|script)[\s>]/.test(beginning)) return 'text/html'
  if (found || beginning.startsWith('<?xml')) return 'application/xml'
  return `${TEXTS[ending] ?? 'text/plain'}; charset=${encoding}`
}

/** Undefined when it is no text. */
function encodingOf(head: Buffer): string | undefined {
  if (head.length === 0 || head.includes(0)) return undefined
  return ENCODINGS.find(encoding => {
    try {
      // As a stream: the last character may be cut.
      new TextDecoder(encoding, { fatal: true }).decode(head, { stream: true })
      return true
    } catch {
      return false
    }
  })
}
