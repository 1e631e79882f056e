import { deployApi } from '../portal/deploy-api.ts'
import type { CanaryHealth, MicroFrontendReleases, Release } from '../portal/deploy-messages.ts'
import { EXIT, type ExitCode } from '../problem.ts'
import { instant, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface Status {
  microFrontends: MicroFrontendReleases[]
  /** Those of the one asked for, newest first. */
  releases?: Release[]
}

/** `torrent status [name]`: what is in force where, how canaries fare, and, for one micro-frontend, its releases. */
export async function status(
  name: string | undefined,
  { portal, json }: { portal: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const api = await deployApi(portal)
  const found = await api.get<Status>('/status', { name })
  if (json) {
    terminal.out(JSON.stringify(found))
    return EXIT.done
  }
  const { microFrontends, releases = [] } = found
  const placements = microFrontends.flatMap(each => each.placements)
  if (placements.length === 0) {
    terminal.out(name === undefined ? 'Nothing is in force yet.' : `No release of ${name} is in force.`)
  } else {
    const rows = placements.map(each => [
      each.name,
      each.tenant,
      each.channel,
      each.version,
      each.canaryVersion === '' ? '–' : `${each.canaryVersion} (${each.canaryPercent} %)`,
      each.previousVersion || '–',
      instant(each.changedAt),
      each.changedBy,
    ])
    terminal.out(table(['name', 'tenant', 'channel', 'in force', 'canary', 'before', 'since', 'by'], rows))
  }
  const canaries = microFrontends.flatMap(each => each.canaries)
  if (canaries.length > 0) terminal.out(`\n${canaries.map(canaryLine).join('\n')}`)
  if (name !== undefined && releases.length > 0) {
    const rows = releases.map(each => [each.version, instant(each.publishedAt), each.publishedBy, each.revision || '–'])
    terminal.out(`\n${table(['release', 'published', 'by', 'revision'], rows)}`)
  }
  return EXIT.done
}

function canaryLine({ name, tenant, channel, verdict, reason, canary, stable }: CanaryHealth): string {
  const counts = [canary, stable].map(
    each => `${each?.version ?? '–'}: ${each?.errors ?? 0} errors in ${each?.views ?? 0} views`,
  )
  return `canary of ${name} (${tenant}, ${channel}): ${verdict}; ${counts.join('; ')}${reason?.en ? `\n  ${reason.en}` : ''}`
}
