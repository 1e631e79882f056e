/** Who asks: a member of one tenant with the roles that the access token carries. */
export interface Principal {
  /** The member's id (uuid), the `sub` of the access token. */
  subject: string
  tenant: string
  name: string
  email: string
  roles: readonly string[]
  /** The access token as it came, passed on to services. Never sent to a browser. */
  token?: string
}

const TENANT = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/** True for a name that may be a tenant's: it also names schemas, roles and topics, so it is kept to DNS-label form. */
export function isTenantName(value: unknown): value is string {
  return typeof value === 'string' && TENANT.test(value)
}

/** True when the value has everything that a permission depends on, in the right form. */
export function isPrincipal(value: unknown): value is Principal {
  if (typeof value !== 'object' || value === null) return false
  const { subject, tenant, roles } = value as Partial<Record<keyof Principal, unknown>>
  return (
    typeof subject === 'string' &&
    subject.length > 0 &&
    subject.length <= 200 &&
    subject.isWellFormed() &&
    isTenantName(tenant) &&
    Array.isArray(roles) &&
    roles.length <= 100 &&
    // The policy engine takes well-formed text only and throws on half a surrogate pair.
    roles.every(role => typeof role === 'string' && role.isWellFormed())
  )
}
