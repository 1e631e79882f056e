import { Refused, unstorableField } from '@torrent/service-kit'

/** Refused: `invalid`, with the field, when something in it is text that PostgreSQL cannot keep. */
export function requireStorable(content: unknown): void {
  const field = unstorableField(content)
  if (field !== undefined) throw new Refused('invalid', field)
}
