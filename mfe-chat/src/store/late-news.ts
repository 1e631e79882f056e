import { type Connection, createStore, type Store } from '@torrent/portal-kit'

/** Milliseconds from one answer to the next question. */
const EVERY = 10_000

export interface LateNewsDeps {
  connection: Store<Connection>
  /** Asks what the connection would have told. */
  ask(): Promise<void>
}

/**
 * Asks again and again while nothing is told because there is no connection, as behind a proxy that lets none through;
 * only while the page is looked at.
 * @returns whether news come this way at the moment: late, but they come
 */
export function askWhileLost({ connection, ask }: LateNewsDeps): Store<boolean> {
  const late = createStore(false)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asking = false

  const isLost = () => connection.get() === 'lost'

  function look(): void {
    clearTimeout(timer)
    if (!isLost()) late.set(false)
    else if (!asking && document.visibilityState === 'visible') void round()
  }

  async function round(): Promise<void> {
    asking = true
    const answered = await ask().then(
      () => true,
      () => false,
    )
    asking = false
    if (!isLost()) return
    late.set(answered)
    timer = setTimeout(look, EVERY)
  }

  connection.subscribe(look)
  document.addEventListener('visibilitychange', look)
  look()
  return late
}
