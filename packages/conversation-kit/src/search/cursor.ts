import { isUuid, Refused } from '@torrent/service-kit'

/** A place in the order of what is found: by time, then by id. */
export interface Place {
  /** Milliseconds since 1970. */
  at: number
  id: string
}

/** The place as it travels. */
export function writeCursor({ at, id }: Place): string {
  return `${at}_${id}`
}

/** Undefined for the first page. Refused: `invalid`. */
export function readCursor(cursor: string): Place | undefined {
  if (cursor === '') return undefined
  const [, digits, id] = /^(\d{1,15})_(.{36})$/u.exec(cursor) ?? []
  if (digits === undefined || id === undefined || !isUuid(id)) throw new Refused('invalid', 'cursor')
  return { at: Number(digits), id }
}
