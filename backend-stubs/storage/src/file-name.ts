import { Refused } from '@torrent/service-kit'

const MAX_NAME = 255
/** What would make a name something else than it looks like: controls, and marks that turn the direction of writing. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]/u

/**
 * A name of a file or folder, composed (NFC; macOS takes names apart) and without blanks around it. Refused: `required`,
 * and `file_name` for more than 255 characters, separators of paths, `.` and `..`, controls, turned writing (the trick
 * that makes `gpj.exe` read `exe.jpg`) and broken Unicode. Nothing is mended silently: a person would look for the name
 * that they gave.
 */
export function requireName(text: string, field: string): string {
  if (!text.isWellFormed()) throw new Refused('file_name', field)
  const name = text.normalize('NFC').trim()
  if (name === '') throw new Refused('required', field)
  if ([...name].length > MAX_NAME || /[/\\]/.test(name) || /^\.{1,2}$/.test(name) || UNSEEN.test(name))
    throw new Refused('file_name', field)
  return name
}

/** The ending of a name in lower case, without its dot; empty when it has none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,12})$/u.exec(name)?.[1]?.toLowerCase() ?? ''
}
