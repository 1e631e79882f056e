import { mkdir, mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A description that is in order, as a micro-frontend of quotes would have it. */
export const DESCRIPTION = {
  name: 'quote',
  title: { ja: '見積', en: 'Quotes' },
  basePath: '/quotes',
  nav: [{ label: { ja: '見積', en: 'Quotes' }, icon: 'quote', order: 10, action: 'quote.read' }],
  provides: [
    { intent: 'quote.list', path: '/quotes' },
    { intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' },
  ],
  uses: ['order.createFromQuote'],
  slots: ['home.card'],
  documents: [
    {
      kind: 'quote',
      label: { ja: '見積', en: 'Quote' },
      icon: 'quote',
      intent: 'quote.open',
      statuses: [{ status: 'draft', label: { ja: '下書き', en: 'Draft' }, tone: 'neutral' }],
    },
  ],
}

/** A manifest that is in order, as the federation plugin writes it. */
function manifestOf(name: string) {
  return {
    id: name,
    name,
    metaData: { name, publicPath: 'auto', remoteEntry: { name: 'remoteEntry.js', path: '', type: 'module' } },
    exposes: [
      {
        name: 'mfe',
        path: './mfe',
        assets: { js: { sync: ['assets/mfe.js'], async: [] }, css: { sync: [], async: [] } },
      },
    ],
  }
}

/** Files of a build that is in order, by path; `code` is what its module holds. */
export function filesOf(description: { name: string } = DESCRIPTION, code = 'export {}'): Record<string, string> {
  return {
    'torrent.json': JSON.stringify(description),
    'mf-manifest.json': JSON.stringify(manifestOf(description.name)),
    'remoteEntry.js': 'export {}',
    'assets/mfe.js': code,
  }
}

/** Writes files into a new folder below the system's temporary one and answers its path. */
export async function buildFolder(files: Readonly<Record<string, string>> = filesOf()): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'torrent-build-'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true })
    await writeFile(join(folder, path), content)
  }
  return folder
}
