import { execFile } from 'node:child_process'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { chromium } from '@playwright/test'

const run = promisify(execFile)

const SYSTEM_BROWSERS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/usr/bin/microsoft-edge-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** Arguments without which Chromium does not start as root, or asks its maker's servers for things. */
export const CHROMIUM_ARGUMENTS = ['--no-sandbox', '--disable-quic', '--disable-background-networking']

/**
 * The path of a Chromium that starts on this machine: the one `CHROMIUM_PATH` names, else one of the system's, else one
 * that Playwright has downloaded before. `undefined` when there is none.
 */
export async function findChromium(): Promise<string | undefined> {
  const named = process.env.CHROMIUM_PATH
  const candidates = named ? [named] : [...SYSTEM_BROWSERS, chromium.executablePath()]
  for (const path of candidates) if (await starts(path)) return path
  if (named) throw new Error(`CHROMIUM_PATH names ${named}, which does not start.`)
  return undefined
}

/**
 * Like {@link findChromium}, but installs one where there is none: Playwright's own, else, as root on a Debian, the
 * distribution's. `say` is told what takes long. Throws with what to do when nothing works.
 */
export async function findOrInstallChromium(say: (text: string) => void): Promise<string> {
  const found = await findChromium()
  if (found) return found

  say("There is no Chromium on this machine; downloading Playwright's …")
  const playwright = join(dirname(createRequire(import.meta.url).resolve('@playwright/test/package.json')), 'cli.js')
  const problems: string[] = []
  await run(process.execPath, [playwright, 'install', 'chromium'], { timeout: 300_000 }).catch(error =>
    problems.push(`Playwright's could not be downloaded: ${lastLine(error)}`),
  )
  if (await starts(chromium.executablePath())) return chromium.executablePath()
  if (problems.length === 0) problems.push("Playwright's was downloaded but does not start: the system lacks libraries")

  if (process.getuid?.() === 0 && process.platform === 'linux') {
    say('Installing the Chromium of the distribution …')
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    const install = ['install', '--yes', '--no-install-recommends', 'chromium', 'fonts-noto-cjk']
    await run('apt-get', ['update'], { env, timeout: 120_000 })
      .then(() => run('apt-get', install, { env, timeout: 600_000, maxBuffer: 64 * 1024 * 1024 }))
      .catch(error => problems.push(`The distribution's could not be installed: ${lastLine(error)}`))
    const installed = await findChromium()
    if (installed) return installed
  }
  throw new Error(
    `There is no Chromium for the tests.\n${problems.map(each => `- ${each}`).join('\n')}\n` +
      'Install Chromium or Chrome yourself, and name it with CHROMIUM_PATH if it is in an unusual place.',
  )
}

/** Existing is not enough: Ubuntu's /usr/bin/chromium-browser may be a stub, a downloaded one may lack libraries. */
async function starts(path: string): Promise<boolean> {
  const version = await run(path, ['--version', '--no-sandbox'], { timeout: 20_000 }).catch(() => undefined)
  return /chrom|edge/i.test(version?.stdout ?? '')
}

function lastLine(error: { stderr?: string; message: string }): string {
  return (error.stderr || error.message).trim().split('\n').at(-1) ?? ''
}
