import type { Remote } from '@torrent/contracts/bootstrap'
import type { MicroFrontend } from '@torrent/portal-kit'

/** Milliseconds after which a micro-frontend that does not arrive counts as failed. */
const TIME_LIMIT = 8_000
/** A development server may bundle its libraries first. */
const DEVELOPMENT_TIME_LIMIT = 60_000

/** A micro-frontend did not arrive, or is not what it says. Its own screen shows this; the others go on. */
export class RemoteUnavailable extends Error {
  override readonly name = 'RemoteUnavailable'
  /** Name of the micro-frontend. */
  readonly remote: string

  constructor(remote: string, cause: unknown) {
    super(`Micro-frontend "${remote}" did not load`, { cause })
    this.remote = remote
  }
}

/** The federation runtime, as far as it is used here. */
export interface FederationRuntime {
  registerRemotes(remotes: { name: string; type: 'module'; entry: string }[]): void
  loadRemote<T>(id: string): Promise<T | null>
}

export interface RemoteLoader {
  /**
   * The micro-frontend's definition. Loaded once; after a failure the next call tries again.
   * @throws {RemoteUnavailable}
   */
  load(name: string): Promise<MicroFrontend>
  /** The definition, if it has arrived. */
  loaded(name: string): MicroFrontend | undefined
  replace(name: string, next: MicroFrontend): void
}

/** Loads micro-frontends by the addresses that the gateway wrote into the page. */
export function createRemoteLoader(
  runtime: FederationRuntime,
  remotes: readonly Remote[],
  timeLimit: number = TIME_LIMIT,
): RemoteLoader {
  const known = new Map<string, MicroFrontend>()
  const loading = new Map<string, Promise<MicroFrontend>>()
  const fromDevelopment = new Set(remotes.filter(({ entry }) => URL.canParse(entry)).map(({ name }) => name))
  const unusable = new Map(remotes.flatMap(({ name, unusable }) => (unusable === undefined ? [] : [[name, unusable]])))
  runtime.registerRemotes(
    remotes
      .filter(({ name }) => !unusable.has(name))
      .map(({ name, entry }) => ({ name, type: 'module', entry: entryFile(entry) })),
  )

  async function fetchRemote(name: string): Promise<MicroFrontend> {
    const reason = unusable.get(name)
    if (reason !== undefined) throw new Error(`the portal refuses this release: ${reason}`)
    const limit = fromDevelopment.has(name) ? DEVELOPMENT_TIME_LIMIT : timeLimit
    const module = await within(limit, runtime.loadRemote<{ microFrontend?: MicroFrontend }>(`${name}/mfe`))
    const microFrontend = module?.microFrontend
    if (typeof microFrontend?.createRoutes !== 'function') {
      throw new Error(`src/mfe.ts of "${name}" must export \`microFrontend\``)
    }
    known.set(name, microFrontend)
    return microFrontend
  }

  return {
    loaded: name => known.get(name),
    replace(name, next) {
      known.set(name, next)
    },
    async load(name) {
      const arrived = known.get(name)
      if (arrived) return arrived
      const started = loading.get(name) ?? fetchRemote(name)
      loading.set(name, started)
      try {
        return await started
      } catch (cause) {
        throw new RemoteUnavailable(name, cause)
      } finally {
        loading.delete(name)
      }
    },
  }
}

/**
 * The registry names the manifest. The entry lies beside it under a fixed name, so the page need not ask the manifest
 * first: one round trip less before the first screen.
 */
function entryFile(manifest: string): string {
  return manifest.replace(/mf-manifest\.json$/, 'remoteEntry.js')
}

/** The runtime has no time limit for module entries of its own. */
async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
