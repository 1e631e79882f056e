import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { oneAtATime } from './one-at-a-time.mjs'
import { continueUnlessStopping } from './processes.mjs'

/** Brings a checkout in the state in which everything can run: packages installed, front ends built. */
export function prepareCheckout() {
  return oneAtATime(async () => {
    await installIfNeeded()
    continueUnlessStopping()
    await buildIfNeeded()
    continueUnlessStopping()
  })
}
