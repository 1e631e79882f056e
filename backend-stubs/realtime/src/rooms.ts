import { allowed, type Principal } from '@torrent/policy'

/** The kinds of documents whose changes are told. */
const KINDS = ['quote', 'order', 'shipment'] as const

/** Where the changes of a kind of documents of a company are told. */
export function roomOfKind(tenant: string, kind: string): string {
  return `tenant:${tenant}:${kind}`
}

/** Where a person hears what concerns nobody else. */
export function roomOfPerson(tenant: string, subject: string): string {
  return `user:${tenant}:${subject}`
}

/** The rooms a person may be in: their own, and those of the kinds they may read. */
export function roomsOf(principal: Principal): string[] {
  const { tenant, subject } = principal
  const readable = KINDS.filter(kind => allowed(principal, `${kind}.read`))
  return [roomOfPerson(tenant, subject), ...readable.map(kind => roomOfKind(tenant, kind))]
}
