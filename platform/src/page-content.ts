import type { Clients } from '@torrent/bff-kit'
import type { Remote } from '@torrent/contracts/bootstrap'
import { localized, remotesOf } from '@torrent/contracts/composition'
import type { Composition } from '@torrent/contracts/portal'
import { resolveIntent } from '@torrent/contracts/resolve-intent'
import type { GatewayOptions } from '@torrent/gateway-bff'
import { actionsOf, allowed, type Principal } from '@torrent/policy'
import { Refused } from '@torrent/service-kit'
import type { KnownCompositions } from './known-compositions.ts'
import type { Preload } from './preload.ts'

/** What the gateway writes into the page: who is here, what they may do, what is live for them, and what may run. */
export function pagesFrom(compositions: KnownCompositions, preload: Preload): GatewayOptions['page'] {
  return async (principal, { path, language, theme, traceparent, previews }) => {
    const composition = await compositions.of(principal, { previews: previews.map(({ id }) => id), traceparent })
    const remotes = remotesOf(composition)
    const { subject, name, email, tenant, roles } = principal
    const actions = actionsOf(principal)
    const shown = new Set(remotes.filter(({ reason }) => reason === 'preview').map(remote => remote.name))
    return {
      bootstrap: {
        user: { id: subject, name, email, tenant, tenantName: localized(composition.tenantName), roles },
        actions,
        remotes,
        previews: previews.filter(preview => shown.has(preview.name)),
        language,
        theme,
      },
      integrity: integrityOf(composition),
      ...preload({ remotes, language, path, actions: new Set(actions) }),
      devOrigins: devOriginsOf(remotes),
    }
  }
}

/** Where `/go/<intent>?…` leads, for this person's tenant. */
export function intentsFrom(compositions: KnownCompositions): GatewayOptions['resolveIntent'] {
  return async (principal: Principal, intent, params) => {
    const composition = await compositions.of(principal, { previews: [] })
    const may = (action: string) => allowed(principal, action)
    const resolution = resolveIntent(remotesOf(composition), may, intent, params)
    if (resolution.ok) return { path: resolution.path }
    return { refused: resolution.reason === 'not_allowed' ? 'forbidden' : 'unknown' }
  }
}

const REFUSALS: Readonly<Record<string, 'over' | 'ofOther'>> = { preview_over: 'over', preview_of_other: 'ofOther' }

/** Opens a preview for the person who followed its link. */
export function previewsFrom({ releases }: Pick<Clients, 'releases'>): NonNullable<GatewayOptions['claimPreview']> {
  return async (principal, token, traceparent) => {
    try {
      const call = { token: principal.token, traceparent }
      const { preview, basePath } = await releases.claimPreview({ token }, call)
      if (!preview) return { refused: 'unknown' }
      const { id, name, version, expiresAt } = preview
      return { preview: { id, name, version, expiresAt }, path: basePath }
    } catch (error) {
      if (!(error instanceof Refused) || ['internal', 'unavailable'].includes(error.code)) throw error
      return { refused: REFUSALS[error.code] ?? 'unknown' }
    }
  }
}

/** The hashes of everything that may run of these releases, by path. One that is unusable has none, and never runs. */
function integrityOf({ remotes }: Composition): Record<string, string> {
  return Object.fromEntries(
    remotes
      .filter(({ entry, unusable }) => entry.startsWith('/releases/') && unusable === '')
      .flatMap(({ entry, files }) =>
        files.map(({ path, hash }) => [`${entry.slice(0, entry.lastIndexOf('/'))}/${path}`, hash]),
      ),
  )
}

/** Development servers; the gateway allows those on the person's own machine. */
function devOriginsOf(remotes: readonly Remote[]): string[] {
  return [...new Set(remotes.flatMap(({ entry }) => (URL.canParse(entry) ? [new URL(entry).origin] : [])))]
}
