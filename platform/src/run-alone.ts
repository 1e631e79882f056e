import { log } from '@torrent/service-kit'
import { untilAskedToStop } from './lifetime.ts'
import { BadSetting, type Settings, settingsFrom } from './settings.ts'

/** What was opened and has to be closed, in the order of opening; it is closed in the reverse order. */
export type Closing = (() => Promise<unknown>)[]

/**
 * Runs one part of the platform alone in this process until it is asked to stop, then ends the process. `open` starts
 * it and answers the `host:port` it listens on, which is printed: `<name> is ready on <host:port>`.
 */
export async function runAlone(
  name: string,
  open: (settings: Settings, closing: Closing) => Promise<string>,
): Promise<void> {
  const asked = untilAskedToStop()
  const closing: Closing = []
  let code = 0
  try {
    console.log(`${name} is ready on ${await open(settingsFrom(process.env), closing)}`)
    await asked
  } catch (error) {
    if (error instanceof BadSetting) console.error(`${name} could not start: ${error.message}.`)
    else console.error(`${name} could not start.`, error)
    code = 1
  }
  for (const close of closing.reverse())
    await close().catch((error: unknown) => log.warn({ name, error: String(error) }, 'did not close in an orderly way'))
  process.exit(code)
}
