import type { IntentName, IntentParams } from '@torrent/contracts/intents'
import { getHost } from '../host/host.ts'
import { type IntentValues, resolveIntent } from './resolve-intent.ts'

export interface ResolvedIntent<N extends IntentName> {
  /** False when no micro-frontend provides it to this person: offer nothing then. */
  available: boolean
  /** The address, or undefined when it is not available. */
  href(params: IntentParams<N>): string | undefined
  /** Goes there; does nothing when it is not available. */
  go(params: IntentParams<N>): Promise<void>
}

/** A way to a screen of another micro-frontend, known by what it does and not by its address. */
export function useIntent<N extends IntentName>(name: N): ResolvedIntent<N> {
  const { remotes, actions, navigate } = getHost()
  const href = (params: IntentParams<N>) => resolveIntent(remotes, actions, name, params as IntentValues)
  return {
    available: remotes.some(({ provides }) =>
      provides.some(({ intent, action }) => intent === name && (action === undefined || actions.has(action))),
    ),
    href,
    async go(params) {
      const target = href(params)
      if (target !== undefined) await navigate(target)
    },
  }
}
