import { requireText } from '@torrent/service-kit'

/** What somebody wants to say to what they do; may be empty. Refused: `too_long`, `invalid`. */
export function requireNote(note: string): string {
  return note.trim() === '' ? '' : requireText(note, 'note', 500)
}
