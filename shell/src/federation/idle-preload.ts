import { laterFiles } from './later-files.ts'
import type { RemoteLoader } from './remote-loader.ts'

/**
 * Fetches the micro-frontends that are not on the screen while nothing else happens, one after the other, so that the
 * first click on the navigation finds its code. One that fails now is tried again when somebody goes there.
 */
export async function preloadWhenIdle(loader: RemoteLoader, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await idle()
    await loader.load(name).catch(() => undefined)
  }
}

/** Resolves when the browser has nothing better to do. */
export async function idle(): Promise<void> {
  await laterFiles()
  return new Promise(resolve => {
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: 5_000 })
    else setTimeout(resolve, 1_000)
  })
}
