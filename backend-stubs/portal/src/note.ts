import { optionalText } from '@torrent/service-kit'

/** What somebody wants to say to what they do; may be empty. Refused: `too_long`, `invalid`. */
export function requireNote(note: string): string {
  return optionalText(note, 'note', 500)
}
