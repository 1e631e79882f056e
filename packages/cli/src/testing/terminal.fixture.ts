import { vi } from 'vitest'
import { main } from '../main.ts'

/** How a command ended, and what it wrote. */
export interface Ran {
  code: number
  out: string
  err: string
}

/** Runs the command line in this process, with these variables and no others of ours. */
export async function torrent(
  args: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<Ran> {
  for (const name of ['TORRENT_TOKEN', 'TORRENT_PORTAL', 'TORRENT_DATA', 'TORRENT_SIGNING_KEY', 'PORT']) {
    vi.stubEnv(name, environment[name])
  }
  vi.stubEnv('XDG_CONFIG_HOME', environment.XDG_CONFIG_HOME ?? '/nonexistent')
  const out: string[] = []
  const err: string[] = []
  const code = await main(args, {
    out: text => void out.push(text),
    err: text => void err.push(text),
    progress: () => undefined,
  })
  vi.unstubAllEnvs()
  return { code, out: out.join('\n'), err: err.join('\n') }
}
