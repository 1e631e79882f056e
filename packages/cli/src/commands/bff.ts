import { deployApi } from '../portal/deploy-api.ts'
import type { Bff, Plan } from '../portal/deploy-messages.ts'
import { printFindings } from '../print-plan.ts'
import { EXIT, type ExitCode } from '../problem.ts'
import { instant, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

interface BffOptions {
  portal: string
  json?: boolean
}

/**
 * `torrent bff register <name> --url <url>`: the portal asks the running BFF for its contract, and passes calls of
 * `/api/<name>` on to it when every screen that calls it understands it.
 */
export async function registerBff(
  name: string,
  {
    portal,
    json,
    url,
    dryRun = false,
    explain = false,
  }: BffOptions & { url: string; dryRun?: boolean; explain?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const api = await deployApi(portal)
  const plan = await api.post<Plan>('/bffs', { name, url, dryRun })
  if (json) {
    terminal.out(JSON.stringify(plan))
    return plan.ok ? EXIT.done : EXIT.refused
  }
  await printFindings(plan.findings, explain, terminal)
  if (!plan.ok) {
    terminal.err('It would be refused: screens in force, or whose pages may be open, would not understand it.')
    return EXIT.refused
  }
  terminal.out(dryRun ? 'It would be registered; nothing has changed.' : `${portal}/api/${name} leads to ${url}.`)
  return EXIT.done
}

/** `torrent bff list` */
export async function listBffs({ portal, json }: BffOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const found = await api.get<{ bffs: Bff[] }>('/bffs')
  if (json) {
    terminal.out(JSON.stringify(found))
    return EXIT.done
  }
  const rows = found.bffs.map(({ name, url, registeredBy, registeredAt }) => [
    ...[name, url || 'comes with the portal', registeredBy, instant(registeredAt)],
  ])
  terminal.out(table(['name', 'answers at', 'registered by', 'at'], rows))
  return EXIT.done
}

/** `torrent bff remove <name>` */
export async function removeBff(name: string, { portal, json }: BffOptions, terminal: Terminal): Promise<ExitCode> {
  const api = await deployApi(portal)
  const bff = await api.delete<Bff>(`/bffs/${encodeURIComponent(name)}`)
  terminal.out(json ? JSON.stringify(bff) : `${portal}/api/${bff.name} leads nowhere any more.`)
  return EXIT.done
}
