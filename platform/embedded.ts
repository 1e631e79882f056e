/** Everything in one process, around one embedded PostgreSQL: what `npm start` runs. */
import { resolve } from 'node:path'
import { DEMO_PASSWORD, DEMO_TENANTS, demoAccounts } from '@torrent/contracts/demo'
import { DataFolderInUse, resetDataFolder } from '@torrent/embedded-postgres'
import { telemetrySetting } from '@torrent/portal-service'
import { untilAskedToStop } from './src/lifetime.ts'
import { type Platform, startPlatform } from './src/platform.ts'

const port = Number(process.env.PORT ?? 3000)
const dataDir = resolve(process.env.TORRENT_DATA ?? '.torrent')
const demo = process.env.TORRENT_DEMO !== '0'

/** With commas; nothing when it is missing. */
function list(name: string): string[] {
  return (process.env[name] ?? '').split(',').filter(entry => entry !== '')
}

/** `quote=http://localhost:5173/mf-manifest.json,…` */
function devRemotes(): Record<string, string> {
  return Object.fromEntries(
    list('TORRENT_DEV_REMOTES').map(entry => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)]),
  )
}

function welcome({ origin }: Platform): string {
  const lines = ['', `Torrent is ready on ${origin}`]
  if (!demo) return lines.join('\n')
  lines.push('', `Demo accounts (password ${DEMO_PASSWORD}):`)
  for (const { id, name } of DEMO_TENANTS) {
    lines.push(`  ${name.en} (${name.ja})`)
    for (const member of demoAccounts(id)) lines.push(`    ${member.login.padEnd(30)} ${member.role}`)
  }
  return [...lines, '', 'Press Ctrl-C to stop. Your data stays in place.'].join('\n')
}

const asked = untilAskedToStop()
try {
  if (process.argv.includes('--reset')) await resetDataFolder(dataDir)
  const started = startPlatform({
    port,
    dataDir,
    demo,
    devRemotes: devRemotes(),
    telemetry: telemetrySetting(process.env.TORRENT_CANARY),
    clamd: process.env.TORRENT_CLAMD,
    elsewhere: list('TORRENT_ELSEWHERE'),
    without: list('TORRENT_WITHOUT'),
    onProgress: step => console.log(`${step} …`),
    onLost: reason => {
      console.error(`PostgreSQL has ended: ${reason}. Start Torrent again; nothing is lost.`)
      process.exit(1)
    },
  })
  const platform = await started
  console.log(welcome(platform))
  await asked
  await platform.stop()
  process.exit(0)
} catch (error) {
  if (error instanceof DataFolderInUse) console.error(error.message)
  else console.error('Torrent could not start.', error)
  process.exit(1)
}
