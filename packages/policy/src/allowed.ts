import { statefulIsAuthorized } from '@cedar-policy/cedar-wasm/nodejs'
import { ACTIONS, type Action, isAction } from './actions.ts'
import { policyVersion } from './policy-set.ts'
import { isPrincipal, isTenantName, type Principal } from './principal.ts'

/**
 * May this person do this to that thing?
 *
 * Denied unless a policy permits it; denied for an unknown action, for a principal or resource in a wrong form, and
 * for another tenant's thing. Without a resource the question is "at all, in the own tenant". Never throws.
 */
export function allowed(principal: Principal, action: string, resource?: { tenant: string }): boolean {
  if (!isPrincipal(principal) || !isAction(action)) return false
  const tenant = resource === undefined ? principal.tenant : resource?.tenant
  if (!isTenantName(tenant)) return false
  const member = { type: 'Member', id: principal.subject }
  const thing = { type: 'Thing', id: tenant }
  const answer = statefulIsAuthorized({
    preparsedPolicySetId: policyVersion,
    principal: member,
    action: { type: 'Action', id: action },
    resource: thing,
    context: {},
    entities: [
      {
        uid: member,
        attrs: { tenant: principal.tenant },
        parents: [...new Set(principal.roles)].map(id => ({ type: 'Role', id })),
      },
      { uid: thing, attrs: { tenant }, parents: [] },
    ],
  })
  // Cedar leaves out a policy whose evaluation fails; if that were the forbid of other tenants, a permit would win.
  return (
    answer.type === 'success' && answer.response.diagnostics.errors.length === 0 && answer.response.decision === 'allow'
  )
}

/** What this person may do in the own tenant, in the order of {@link ACTIONS}; empty for a malformed principal. */
export function actionsOf(principal: Principal): Action[] {
  return ACTIONS.filter(action => allowed(principal, action))
}
