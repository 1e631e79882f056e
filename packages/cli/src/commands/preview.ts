import { deployApi } from '../portal/deploy-api.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import { releaseName } from '../release-name.ts'
import { instant } from '../table.ts'
import type { Terminal } from '../terminal.ts'

export interface PreviewOptions {
  portal: string
  dev?: string
  person?: string
  hours: string
  json?: boolean
}

/** `torrent preview <name[@version]>`: a link that shows one person a release, or what a dev server serves. */
export async function preview(release: string, options: PreviewOptions, terminal: Terminal): Promise<ExitCode> {
  const { portal, dev, person = '', json } = options
  const { name, version } = releaseName(release)
  if ((version === undefined) === (dev === undefined)) {
    throw wrongUsage(
      'A preview shows either a release or a dev server.',
      `Write torrent preview ${name}@1.4.0, or torrent preview ${name} --dev http://localhost:5173`,
    )
  }
  const hours = Number(options.hours)
  if (!/^\d{1,2}$/.test(options.hours) || hours < 1 || hours > 72) throw wrongUsage('--hours takes 1 to 72.')
  const api = await deployApi(portal)
  const wanted = { name, version: version ?? '', devOrigin: dev === undefined ? '' : originOf(dev), person, hours }
  const made = await api.post<{ preview: { expiresAt: string }; path: string }>('/previews', wanted)
  const url = new URL(made.path, portal).href
  if (json) terminal.out(JSON.stringify({ ...made, url }))
  else {
    terminal.out(url)
    terminal.err(
      `For ${person === '' ? 'the first person who opens it' : person} alone, until ${instant(made.preview.expiresAt)}.`,
    )
  }
  return EXIT.done
}

function originOf(text: string): string {
  if (!URL.canParse(text))
    throw wrongUsage(`"${text}" is no address of a dev server.`, 'Write it like http://localhost:5173')
  return new URL(text).origin
}
