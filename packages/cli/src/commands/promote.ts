import { type DeployApi, deployApi } from '../portal/deploy-api.ts'
import type { MicroFrontendReleases, Plan } from '../portal/deploy-messages.ts'
import { printChanges, printFindings } from '../print-plan.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import { exactRelease, releaseName } from '../release-name.ts'
import type { Terminal } from '../terminal.ts'

export interface ChangeOptions {
  portal: string
  tenant?: string
  channel?: string
  note?: string
  dryRun?: boolean
  explain?: boolean
  json?: boolean
}

/** `torrent promote <name@version>`: puts a release in force, for everybody or for a share of the people. */
export async function promote(
  release: string,
  options: ChangeOptions & { percent?: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { name, version } = exactRelease(release)
  const percent = percentage(options.percent)
  const done =
    percent === 100
      ? `${name}@${version} is in force.`
      : `${name}@${version} is on trial with ${percent} % of the people.`
  return change('/promote', { name, version, percent }, { ...options, done }, terminal)
}

/** `torrent rollback <name>`: ends a canary when there is one, else goes back to the release before. */
export async function rollback(release: string, options: ChangeOptions, terminal: Terminal): Promise<ExitCode> {
  const { name, version } = releaseName(release)
  if (version !== undefined) {
    throw wrongUsage(
      'A rollback goes back to what was in force before.',
      `To go to a release of your choice: torrent promote ${release}`,
    )
  }
  return change('/rollback', { name }, { ...options, done: `${name} is rolled back.` }, terminal)
}

function percentage(text: string | undefined): number {
  if (text === undefined) return 100
  const percent = Number(text)
  if (/^\d{1,3}$/.test(text) && percent >= 1 && percent <= 100) return percent
  throw wrongUsage(`--percent ${text} is no share of the people.`, 'Give a whole number from 1 to 100.')
}

/**
 * Asks for a change of what is in force now: when somebody else changes it in between, the portal says so instead of
 * going over it.
 */
async function change(
  path: '/promote' | '/rollback',
  wanted: { name: string; version?: string; percent?: number },
  options: ChangeOptions & { done: string },
  terminal: Terminal,
): Promise<ExitCode> {
  const { tenant = '', channel = '', note = '', dryRun = false, explain = false, json = false } = options
  const api = await deployApi(options.portal)
  const basedOn = await revisionsInForce(api, wanted.name)
  const plan = await api.post<Plan>(path, { ...wanted, tenant, channel, note, basedOn, dryRun })
  if (json) {
    terminal.out(JSON.stringify(plan))
    return plan.ok ? EXIT.done : EXIT.refused
  }
  await printFindings(plan.findings, explain, terminal)
  if (!plan.ok) {
    terminal.err('It would be refused: it does not resolve everywhere.')
    return EXIT.refused
  }
  printChanges(plan, terminal)
  const nothing = plan.changes.length === 0
  const done = dryRun ? 'This is what would be done; nothing has changed.' : options.done
  terminal.out(nothing ? 'Nothing to change: this is in force already.' : done)
  return EXIT.done
}

async function revisionsInForce(api: DeployApi, name: string) {
  const { microFrontends } = await api.get<{ microFrontends: MicroFrontendReleases[] }>('/status', { name })
  return microFrontends.flatMap(({ placements }) =>
    placements.map(({ tenant, channel, revision }) => ({ tenant, channel, revision })),
  )
}
