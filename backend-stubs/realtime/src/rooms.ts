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

/** Where everybody of a company hears of releases: what is in force for whom is asked for, and answered for each. */
export function roomOfTenant(tenant: string): string {
  return `tenant:${tenant}`
}

/** The rooms a person may be in: their own, their company's if they may use the portal, and those of the kinds they may read. */
export function roomsOf(principal: Principal): string[] {
  const { tenant, subject } = principal
  const readable = KINDS.filter(kind => allowed(principal, `${kind}.read`))
  const portal = allowed(principal, 'portal.use') ? [roomOfTenant(tenant)] : []
  return [roomOfPerson(tenant, subject), ...portal, ...readable.map(kind => roomOfKind(tenant, kind))]
}
