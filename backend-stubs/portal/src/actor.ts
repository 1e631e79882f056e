import { allowed, type Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'

/** What a token may be given. `operate`: keys, tokens and BFFs of the whole portal. */
export const RIGHTS = ['publish', 'promote', 'preview', 'operate'] as const
export type Right = (typeof RIGHTS)[number]

/** Who does something to releases: a person in the portal, a token of a command line or CI, or the portal by itself. */
export interface Actor {
  kind: 'person' | 'token' | 'portal'
  /** Names the same one for ever: `person:<member>`, `token:<id>`, `portal`. */
  id: string
  /** As people know them. */
  name: string
  /** The only tenant that it may change; empty: all of them. */
  tenant: string
  rights: readonly Right[]
  /** The micro-frontends that it is for; none: all. */
  names: readonly string[]
}

/** The portal itself: what it does at its start, and when it ends a canary. */
export const PORTAL: Actor = { kind: 'portal', id: 'portal', name: 'portal', tenant: '', rights: RIGHTS, names: [] }

/** A signed-in person. Who runs the portal reaches every tenant, an administrator their own. */
export function personActor(principal: Principal): Actor {
  const operates = allowed(principal, 'release.operate')
  const manages = allowed(principal, 'release.manage')
  return {
    kind: 'person',
    id: `person:${principal.subject}`,
    name: principal.name || principal.email || principal.subject,
    tenant: operates ? '' : principal.tenant,
    rights: operates ? RIGHTS : manages ? ['publish', 'promote', 'preview'] : [],
    names: [],
  }
}

/** Refused: `token_scope` for a token that was not made for this, `forbidden` for a person. */
export function requireRight(actor: Actor, right: Right, name = ''): void {
  if (!actor.rights.includes(right)) refuse(actor, right)
  if (name !== '' && actor.names.length > 0 && !actor.names.includes(name)) refuse(actor, `${right} ${name}`)
}

/** Refused: `not_your_tenant` when the actor does not reach this tenant; an empty one means all of them. */
export function requireReach(actor: Actor, tenant: string): void {
  if (actor.tenant !== '' && actor.tenant !== tenant) throw new Refused('not_your_tenant', 'tenant')
}

function refuse(actor: Actor, needs: string): never {
  throw actor.kind === 'token' ? new Refused('token_scope', '', { needs }) : new Refused('forbidden')
}
