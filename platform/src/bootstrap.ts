import type { Clients } from '@torrent/bff-kit'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import { localized, remotesOf } from '@torrent/contracts/composition'
import { resolveIntent } from '@torrent/contracts/resolve-intent'
import type { GatewayOptions } from '@torrent/gateway-bff'
import { actionsOf, allowed, type Principal } from '@torrent/policy'

/** What the gateway writes into the page: who is here, what they may do, and what is live for their tenant. */
export function bootstrapFrom(clients: Clients): GatewayOptions['bootstrap'] {
  return async (principal, { language, theme, traceparent }): Promise<Bootstrap> => {
    if (!principal) return { user: null, actions: [], remotes: [], language, theme }
    const composition = await clients.portal.getComposition({}, { token: principal.token, traceparent })
    const { subject, name, email, tenant, roles } = principal
    return {
      user: { id: subject, name, email, tenant, tenantName: localized(composition.tenantName), roles },
      actions: actionsOf(principal),
      remotes: remotesOf(composition),
      language,
      theme,
    }
  }
}

/** Where `/go/<intent>?…` leads, for this person's tenant. */
export function intentsFrom(clients: Clients): GatewayOptions['resolveIntent'] {
  return async (principal: Principal, intent, params) => {
    const composition = await clients.portal.getComposition({}, { token: principal.token })
    const may = (action: string) => allowed(principal, action)
    const resolution = resolveIntent(remotesOf(composition), may, intent, params)
    if (resolution.ok) return { path: resolution.path }
    return { refused: resolution.reason === 'not_allowed' ? 'forbidden' : 'unknown' }
  }
}
