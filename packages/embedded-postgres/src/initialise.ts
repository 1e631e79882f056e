import { execFile } from 'node:child_process'
import { chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ClusterPlace } from './cluster-place.ts'

const run = promisify(execFile)

/** The superuser's name in every embedded server. */
export const SUPERUSER = 'torrent'

/**
 * Text sorts by Japanese rules (kana in their order, kanji by reading class, Latin letters regardless of case).
 * The C library's side must be UTF-8 as well: with locale "C", pg_trgm finds no word in Japanese text and a search
 * finds nothing. Which of these names exists depends on the system.
 */
const UTF8_LOCALES = ['C.UTF-8', 'en_US.UTF-8', 'ja_JP.UTF-8']

/**
 * Makes the data directory if there is none. Killed half-way, it starts over at the next start.
 * @param durable whether it must survive a power cut right after
 */
export async function initialise(
  binaries: string,
  { home, data, user }: ClusterPlace,
  password: string,
  durable: boolean,
): Promise<void> {
  if (await stat(join(data, 'PG_VERSION')).catch(() => undefined)) return
  const fresh = join(home, 'data.new')
  const passwordFile = join(home, 'password')
  try {
    let failure: unknown
    for (const locale of UTF8_LOCALES) {
      await rm(fresh, { recursive: true, force: true })
      await mkdir(fresh, { mode: 0o700 })
      await writeFile(passwordFile, password, { mode: 0o600 })
      if (user.uid !== undefined && user.gid !== undefined) {
        await chown(fresh, user.uid, user.gid)
        await chown(passwordFile, user.uid, user.gid)
      }
      const options = [
        ...['--pgdata', fresh, '--username', SUPERUSER, '--pwfile', passwordFile, '--auth', 'scram-sha-256'],
        ...['--encoding', 'UTF8', '--locale', locale, '--locale-provider', 'icu', '--icu-locale', 'ja-JP'],
        '--no-instructions',
        ...(durable ? [] : ['--no-sync']),
      ]
      failure = await run(join(binaries, 'bin', 'initdb'), options, {
        ...user,
        cwd: '/',
        env: SERVER_ENVIRONMENT,
      }).then(
        () => undefined,
        error => error,
      )
      if (failure === undefined) {
        await chmod(fresh, 0o700)
        await rename(fresh, data)
        return
      }
      if (!String(failure).includes('locale')) break
    }
    throw new Error(`The database could not be created: ${failure instanceof Error ? failure.message : failure}`)
  } finally {
    await rm(passwordFile, { force: true })
  }
}

/** Nothing of our own environment: PGPORT, LC_ALL and the like would change what the server does. */
export const SERVER_ENVIRONMENT = { PATH: '/usr/local/bin:/usr/bin:/bin', LC_MESSAGES: 'C' }
