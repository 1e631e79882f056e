import type { Remote } from '@torrent/contracts/bootstrap'
import { createStore, type Store } from '@torrent/portal-kit/host'

/** Says when other releases are in force than those that this page runs. */
export interface ReleaseWatch {
  /** The micro-frontends whose release is another one by now; none: the page is as a new one would be. */
  readonly renewed: Store<readonly string[]>
  /** Something was put in force, or word of it may have been missed. */
  look(): void
  /** The person does not want to hear of it now. */
  later(): void
}

export interface ReleaseWatchOptions {
  /** What this page runs. */
  remotes: readonly Remote[]
  /** What a new page would run. */
  ask(): Promise<readonly Pick<Remote, 'name' | 'version'>[]>
  /** Milliseconds to wait before asking; spread, so that not all open pages ask at the same moment. */
  wait?: () => number
  now?: () => number
}

/** Milliseconds of silence after somebody has said "later". */
const SILENCE = 4 * 3_600_000

const spread = () => 300 + Math.random() * 1_700

const none: readonly string[] = []

/** Compares what this page runs with what is in force, as often as it is told to look, but one question at a time. */
export function createReleaseWatch(options: ReleaseWatchOptions): ReleaseWatch {
  const { remotes, ask, wait = spread, now = Date.now } = options
  const renewed = createStore(none)
  // A preview and a development server are this person's own choice, whatever is in force.
  const own = new Set(remotes.filter(({ reason }) => reason === 'preview' || reason === 'dev').map(({ name }) => name))
  const running = versionsOf(remotes)
  let silentUntil = 0
  let waiting = false
  let asking = false
  let again = false

  async function compare(): Promise<void> {
    waiting = false
    asking = true
    try {
      const inForce = versionsOf(await ask())
      const differing = [...new Set([...running.keys(), ...inForce.keys()])].filter(
        name => !own.has(name) && running.get(name) !== inForce.get(name),
      )
      const offered = now() < silentUntil ? none : differing
      if (offered.join() !== renewed.get().join()) renewed.set(offered.length > 0 ? offered : none)
    } catch {
      // Nobody is bothered with this; the next word of a release asks again.
    } finally {
      asking = false
      if (again) look()
    }
  }

  function look(): void {
    again = asking
    if (asking || waiting) return
    waiting = true
    setTimeout(() => void compare(), wait())
  }

  return {
    renewed,
    look,
    later() {
      silentUntil = now() + SILENCE
      renewed.set(none)
    },
  }
}

function versionsOf(remotes: readonly Pick<Remote, 'name' | 'version'>[]): Map<string, string> {
  return new Map(remotes.map(({ name, version }) => [name, version]))
}
