import { shared } from 'virtual:torrent/shared'
import { init, type ModuleFederation } from '@module-federation/enhanced/runtime'
import * as runtimeCore from '@module-federation/runtime-core'

/**
 * Starts federation in the page: the shell is the one provider of every shared module and of the runtime itself, which
 * micro-frontends find in a global and do not bring along.
 */
export function startFederation(): ModuleFederation {
  Object.assign(globalThis, { _FEDERATION_RUNTIME_CORE: runtimeCore })
  return init({
    name: 'shell',
    remotes: [],
    // The default fetches every registered remote at start, and one that is down would hurt all.
    shareStrategy: 'loaded-first',
    shared: Object.fromEntries(
      Object.entries(shared).map(([name, { version, ...provider }]) => [
        name,
        { ...provider, version, scope: 'default', shareConfig: { singleton: true, requiredVersion: `^${version}` } },
      ]),
    ),
  })
}
