import { DEMO_PASSWORD, demoMembers } from '@torrent/contracts/demo'
import type { Accounts } from './accounts.ts'
import { hashPassword } from './password.ts'

/** Creates the accounts of each tenant's demo people, unless they are there. Their password is known to everybody. */
export async function createDemoAccounts(accounts: Accounts, tenants: readonly string[]): Promise<void> {
  const members = tenants.flatMap(demoMembers)
  const known = await Promise.all(members.map(({ id }) => accounts.find(id)))
  const missing = members.filter((_, index) => known[index] === undefined)
  if (missing.length === 0) return
  // One hash for all: a published password needs no salt of its own, and the first start is two seconds shorter.
  const hash = await hashPassword(DEMO_PASSWORD)
  for (const { id, tenant, login, name, role } of missing) {
    await accounts.createAccount({
      memberId: id,
      tenant,
      login,
      name,
      email: login,
      roles: [role],
      password: { hash },
    })
  }
}
