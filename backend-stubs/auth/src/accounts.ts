import { isTenantName, ROLES } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import type pg from 'pg'
import { hashPassword, MAX_PASSWORD } from './password.ts'

/** Somebody who can sign in. The member service owns the person; this service owns the credentials and the roles. */
export interface Account {
  /** UUID of the member, the `sub` of every token. */
  memberId: string
  tenant: string
  login: string
  name: string
  email: string
  roles: readonly string[]
  disabled: boolean
}

export interface NewAccount {
  memberId: string
  tenant: string
  login: string
  name: string
  email: string
  roles: readonly string[]
  /** In clear, 8 to 256 characters, of which only the hash is kept; or a hash that `hashPassword` made. */
  password: string | { hash: string }
}

export interface Accounts {
  find(memberId: string): Promise<Account | undefined>
  /** With the hash, for checking a password. Finds disabled accounts too. */
  findByLogin(login: string): Promise<{ account: Account; passwordHash: string } | undefined>
  /**
   * Creates the account. The same member again is no error and changes nothing, so that a saga may repeat the step.
   * @throws Refused `already_exists` when another member has the login, `invalid` or `required` for a field
   */
  createAccount(account: NewAccount): Promise<Account>
  /** Sets the roles; tokens carry them from the next refresh on, within five minutes. @throws Refused `not_found` */
  changeRoles(memberId: string, roles: readonly string[]): Promise<Account>
  /** Ends every session of the account now and refuses sign-in from now on. @throws Refused `not_found` */
  disable(memberId: string): Promise<Account>
  /** Takes back `disable`: the compensation of the saga that disabled. @throws Refused `not_found` */
  enable(memberId: string): Promise<Account>
}

/** Logins are compared without regard to case, width of characters and surrounding space. */
export function normaliseLogin(login: string): string {
  return login.normalize('NFKC').trim().toLowerCase()
}

interface Row {
  member_id: string
  tenant: string
  login: string
  name: string
  email: string
  roles: string[]
  password_hash: string
  disabled_at: Date | null
}

/**
 * The account store.
 * @param endSessions ends what the identity provider and its clients still hold of a member
 */
export function createAccounts(pool: pg.Pool, endSessions: (memberId: string) => Promise<void>): Accounts {
  async function change(memberId: string, set: string, values: readonly unknown[]): Promise<Account> {
    if (!UUID.test(memberId)) throw new Refused('not_found')
    const { rows } = await pool.query<Row>(
      `update accounts set ${set}, changed_at = now() where member_id = $1 returning *`,
      [memberId, ...values],
    )
    const row = rows[0]
    if (row === undefined) throw new Refused('not_found')
    return toAccount(row)
  }

  async function find(memberId: string): Promise<Account | undefined> {
    if (!UUID.test(memberId)) return undefined
    const { rows } = await pool.query<Row>('select * from accounts where member_id = $1', [memberId])
    return rows[0] === undefined ? undefined : toAccount(rows[0])
  }

  return {
    find,
    async findByLogin(login) {
      const wanted = normaliseLogin(login)
      // PostgreSQL knows no U+0000 in text, so no account can have it.
      if (wanted.includes('\0') || wanted.length > MAX_TEXT) return undefined
      const { rows } = await pool.query<Row>('select * from accounts where login = $1', [wanted])
      return rows[0] === undefined ? undefined : { account: toAccount(rows[0]), passwordHash: rows[0].password_hash }
    },
    async createAccount(wish) {
      const account = checked(wish)
      const known = await find(account.memberId)
      if (known === undefined) {
        const hash = typeof wish.password === 'string' ? await hashPassword(wish.password) : wish.password.hash
        await pool.query(
          `insert into accounts (member_id, tenant, login, name, email, roles, password_hash)
           values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
          [account.memberId, account.tenant, account.login, account.name, account.email, account.roles, hash],
        )
      }
      const stored = known ?? (await find(account.memberId))
      if (stored?.login !== account.login) throw new Refused('already_exists', 'login')
      return stored
    },
    async changeRoles(memberId, roles) {
      return change(memberId, 'roles = $2', [checkedRoles(roles)])
    },
    async disable(memberId) {
      const account = await change(memberId, 'disabled_at = coalesce(disabled_at, now())', [])
      await endSessions(memberId)
      return account
    },
    async enable(memberId) {
      return change(memberId, 'disabled_at = null', [])
    },
  }
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const MAX_TEXT = 200
const MIN_PASSWORD = 8

function checked(wish: NewAccount): Omit<Account, 'disabled'> {
  if (!UUID.test(wish.memberId)) throw new Refused('invalid', 'memberId')
  if (!isTenantName(wish.tenant)) throw new Refused('invalid', 'tenant')
  const login = text(normaliseLogin(wish.login), 'login')
  const length = typeof wish.password === 'string' ? wish.password.length : MIN_PASSWORD
  if (length < MIN_PASSWORD || length > MAX_PASSWORD) throw new Refused('invalid', 'password')
  return {
    memberId: wish.memberId.toLowerCase(),
    tenant: wish.tenant,
    login,
    name: text(wish.name.trim(), 'name'),
    email: text(wish.email.trim(), 'email'),
    roles: checkedRoles(wish.roles),
  }
}

function text(value: string, field: string): string {
  if (value === '') throw new Refused('required', field)
  if (value.length > MAX_TEXT) throw new Refused('too_long', field, { max: String(MAX_TEXT) })
  // Control characters have no place in a name, and PostgreSQL refuses U+0000 and half a surrogate pair.
  if (/\p{Cc}/u.test(value) || !value.isWellFormed()) throw new Refused('invalid', field)
  return value
}

function checkedRoles(roles: readonly string[]): string[] {
  const known: readonly string[] = ROLES
  if (!roles.every(role => known.includes(role))) throw new Refused('invalid', 'roles')
  return [...new Set(roles)]
}

function toAccount(row: Row): Account {
  const { tenant, login, name, email, roles } = row
  return { memberId: row.member_id, tenant, login, name, email, roles, disabled: row.disabled_at !== null }
}
