import { join } from 'node:path'
import { continueUnlessStopping, run } from './processes.mjs'
import { ROOT } from './root.mjs'
import { Stop, withProgress } from './terminal.mjs'

const TURBO = join(ROOT, 'node_modules', '.bin', 'turbo')

/** Builds the shell and the micro-frontends whose sources have changed since they were last built. */
export function buildIfNeeded() {
  return withProgress('Building what has changed', async () => {
    const { code, output } = await run(TURBO, ['run', 'build', '--output-logs=errors-only'], {
      cwd: ROOT,
      env: {
        ...process.env,
        TURBO_TELEMETRY_DISABLED: '1',
        TURBO_NO_UPDATE_NOTIFIER: '1',
        // The build tools need the project's Node.js, whichever started us.
        PATH: `${join(ROOT, 'node_modules', '.bin')}:${process.env.PATH}`,
      },
    })
    continueUnlessStopping()
    if (code !== 0) throw new Stop(`${output}\nThe build failed; its messages are above.`)
  })
}
