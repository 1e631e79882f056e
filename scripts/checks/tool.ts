import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import { run } from '../bootstrap/processes.mjs'
import { ROOT } from '../bootstrap/root.mjs'
import { type Check, failed, PASSED } from './check.ts'

const BIN = join(ROOT, 'node_modules', '.bin')

/** Far more than any of them takes on a slow machine: a run that hangs must end, and say where. */
const MINUTES = 20

/** Runs a tool of node_modules/.bin in the checkout and collects what it prints, without colours. */
export async function runTool(
  [tool, ...args]: readonly [string, ...string[]],
  options: { env?: Record<string, string>; cwd?: string } = {},
): Promise<{ code: number; output: string }> {
  const env = {
    ...process.env,
    NO_COLOR: '1',
    TURBO_TELEMETRY_DISABLED: '1',
    TURBO_NO_UPDATE_NOTIFIER: '1',
    // Tools that are scripts get the project's Node.js this way.
    PATH: `${BIN}:${process.env.PATH}`,
    ...options.env,
  }
  const { code, output } = await run(join(BIN, tool), args, { cwd: options.cwd ?? ROOT, env, minutes: MINUTES })
  return { code, output: stripVTControlCharacters(output).trim() }
}

/** A check that is one command: it passes when the command ends with 0. */
export function toolCheck(
  check: Pick<Check, 'name' | 'title' | 'cores'> & { command: readonly [string, ...string[]]; cwd?: string },
): Check {
  const { command, cwd } = check
  return {
    ...check,
    async run(extra) {
      const { code, output } = await runTool([...command, ...extra], cwd === undefined ? {} : { cwd })
      return code === 0 ? PASSED : failed(check.title, `$ ${command.join(' ')}\n${output}`)
    },
  }
}
