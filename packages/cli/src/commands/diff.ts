import { type DeployApi, deployApi } from '../portal/deploy-api.ts'
import type { DiffReleasesResponse, MicroFrontendReleases } from '../portal/deploy-messages.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import { releaseName } from '../release-name.ts'
import { bytes, table } from '../table.ts'
import type { Terminal } from '../terminal.ts'

/**
 * `torrent diff <release> [release]`: what a release changes. `quote@1.3.0 1.4.0` compares two; `quote@1.4.0` compares
 * with what is in force; `quote` compares what is in force with the newest.
 */
export async function diff(
  first: string,
  second: string | undefined,
  { portal, json }: { portal: string; json?: boolean },
  terminal: Terminal,
): Promise<ExitCode> {
  const { name, version } = releaseName(first)
  const api = await deployApi(portal)
  const [from, to] = await versions(api, name, version, second)
  const found = await api.get<DiffReleasesResponse>('/diff', { name, from, to })
  if (json) {
    terminal.out(JSON.stringify({ name, from, to, ...found }))
    return EXIT.done
  }
  terminal.out(`${name} ${from} → ${to}`)
  for (const { en } of found.notes) terminal.out(`  ${en}`)
  if (found.files.length === 0) terminal.out('  The files are the same.')
  else {
    const rows = found.files.map(({ path, change, sizeBefore, sizeAfter }) => [
      `  ${change}`,
      path,
      size(sizeBefore),
      size(sizeAfter),
    ])
    terminal.out(table(['  file', '', 'before', 'after'], rows, [2, 3]))
  }
  return EXIT.done
}

const size = (count: number) => (count === 0 ? '–' : bytes(count))

async function versions(
  api: DeployApi,
  name: string,
  version: string | undefined,
  second: string | undefined,
): Promise<[from: string, to: string]> {
  if (second !== undefined) {
    const other = second.startsWith(`${name}@`) ? second.slice(name.length + 1) : second
    if (version === undefined)
      throw wrongUsage(`Which version of ${name}?`, `Write it like torrent diff ${name}@1.3.0 ${other}`)
    return [version, other]
  }
  const { microFrontends } = await api.get<{ microFrontends: MicroFrontendReleases[] }>('/status', { name })
  const found = microFrontends.find(each => each.name === name)
  const stable = found?.placements.find(({ channel }) => channel === 'stable')?.version
  if (!found || stable === undefined) {
    throw wrongUsage(`No release of ${name} is in force to compare with.`, `Name two: torrent diff ${name}@1.3.0 1.4.0`)
  }
  return [stable, version ?? found.newestVersion]
}
