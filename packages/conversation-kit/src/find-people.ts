import type { MemberService } from '@torrent/contracts/member'
import { type Client, Refused, requireUuid } from '@torrent/service-kit'
import type { Person } from './person.ts'

/** Members of a tenant by id; unknown ones are left out. */
export type FindPeople = (tenant: string, ids: readonly string[]) => Promise<Person[]>

/** What the member service answers at once. */
const MAX_IDS = 200

/** Asks the member service, on the account of a service. */
export function peopleFrom(
  members: Client<typeof MemberService>,
  tokenFor: (tenant: string) => Promise<string>,
): FindPeople {
  return async (tenant, ids) => {
    const wanted = [...new Set(ids)]
    const found: Person[] = []
    for (let at = 0; at < wanted.length; at += MAX_IDS) {
      const context = { token: await tokenFor(tenant) }
      const answer = await members.getMembers({ ids: wanted.slice(at, at + MAX_IDS) }, context)
      found.push(...answer.members.map(({ id, name }) => ({ id, name })))
    }
    return found
  }
}

/**
 * These members of the tenant, each once. Refused: `too_many`, `invalid` for an id in a wrong form, `unknown_member`.
 */
export async function requirePeople(
  findPeople: FindPeople,
  tenant: string,
  ids: readonly string[],
  { field, max }: { field: string; max: number },
): Promise<Person[]> {
  if (ids.length > max) throw new Refused('too_many', field, { max: String(max) })
  const wanted = [...new Set(ids.map((id, index) => requireUuid(id, `${field}[${index}]`)))]
  if (wanted.length === 0) return []
  const found = new Map((await findPeople(tenant, wanted)).map(person => [person.id, person]))
  return wanted.map(id => {
    const person = found.get(id)
    if (!person) throw new Refused('unknown_member', field)
    return person
  })
}
