import { Refused } from '@torrent/service-kit'

/** The kinds of documents there are read models of, in the order in which business goes through them. */
export const KINDS = ['quote', 'order', 'shipment'] as const

/** The kind. Refused: `invalid`. */
export function requireKind(kind: string): string {
  if (!isKind(kind)) throw new Refused('invalid', 'kind')
  return kind
}

/** True for a kind with read models. */
export function isKind(kind: string): boolean {
  return KINDS.some(known => known === kind)
}
