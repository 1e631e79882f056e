import { type BffContract, bffContractSchema, servesProcedure } from '@torrent/release'
import { type CallContext, log, Refused } from '@torrent/service-kit'
import { LRUCache } from 'lru-cache'

/** The release of a micro-frontend that a call comes from. */
export interface CallingRelease {
  name: string
  version: string
}

/** The contract that the screens of a release were built for; null when it has none or there is no such release. */
export type ContractOfRelease = (release: CallingRelease, call: CallContext) => Promise<BffContract | null>

/** Lets pages of earlier releases call as long as they are understood. */
export interface ServedReleases {
  /**
   * Refused with `reload_required` when the screens of this release were built for a procedure that takes or answers
   * something else by now. Screens of a release that nobody knows are served: what they send is checked all the same.
   */
  require(release: CallingRelease | undefined, procedures: readonly string[], call: CallContext): Promise<void>
}

/** Reads `x-torrent-release: quote@1.4.0`; undefined in any other form. */
export function readCallingRelease(header: unknown): CallingRelease | undefined {
  if (typeof header !== 'string' || header.length > 110) return undefined
  const [, name, version] = /^([a-z][a-z0-9-]{0,39})@(\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?)$/.exec(header) ?? []
  return name === undefined || version === undefined ? undefined : { name, version }
}

/**
 * @param live the contract of the BFF that runs here
 * @param contractOf asked once for each release, which never changes
 */
export function createServedReleases(live: BffContract, contractOf: ContractOfRelease): ServedReleases {
  const contracts = new LRUCache<string, { contract: BffContract | null }>({ max: 200 })
  const verdicts = new LRUCache<string, boolean>({ max: 5_000 })

  async function builtFor(release: CallingRelease, call: CallContext): Promise<BffContract | null> {
    const key = `${release.name}@${release.version}`
    const known = contracts.get(key)
    if (known) return known.contract
    try {
      const contract = await contractOf(release, call)
      contracts.set(key, { contract })
      return contract
    } catch (error) {
      // Who cannot be asked stands in nobody's way; the next call asks again.
      log.warn({ release: key, error: String(error) }, 'the contract of a release could not be read')
      return null
    }
  }

  return {
    async require(release, procedures, call) {
      if (!release) return
      const built = await builtFor(release, call)
      if (built?.name !== live.name) return
      for (const procedure of procedures) {
        const key = `${release.name}@${release.version}/${procedure}`
        const served = verdicts.get(key) ?? servesProcedure(live, built, procedure).length === 0
        // Only what the release knows is worth remembering; anything else may be made up.
        if (Object.hasOwn(built.procedures, procedure)) verdicts.set(key, served)
        if (!served) throw new Refused('reload_required', '', { release: `${release.name}@${release.version}` })
      }
    },
  }
}

/** A contract as JSON text, or as an object of it; null for the empty text. @throws when it is no contract */
export function parseContract(contract: unknown): BffContract | null {
  if (contract === '') return null
  return bffContractSchema.parse(typeof contract === 'string' ? JSON.parse(contract) : contract)
}
