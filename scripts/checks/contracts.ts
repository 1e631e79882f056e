import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ROOT } from '../bootstrap/root.mjs'
import { type Check, failed, PASSED } from './check.ts'
import { surface } from './surface.ts'
import { runTool, toolCheck } from './tool.ts'

const CONTRACTS = join(ROOT, 'packages', 'contracts')

/** The contracts between teams: well formed, compatible with the last release, and what is generated is theirs. */
export const contracts: readonly Check[] = [
  toolCheck({
    name: 'contracts',
    title: 'Contracts: style (buf lint)',
    cores: 1,
    command: ['buf', 'lint'],
    cwd: CONTRACTS,
  }),
  toolCheck({
    name: 'contracts',
    title: 'Contracts: compatible with the last released one (buf breaking)',
    cores: 1,
    command: ['buf', 'breaking', '--against', 'released.binpb'],
    cwd: CONTRACTS,
  }),
  {
    name: 'contracts',
    title: 'Contracts: the generated code is up to date',
    cores: 1,
    async run() {
      const folder = await mkdtemp(join(tmpdir(), 'torrent-contracts-'))
      try {
        for (const name of ['buf.yaml', 'buf.gen.yaml', 'proto']) {
          await cp(join(CONTRACTS, name), join(folder, name), { recursive: true })
        }
        const { code, output } = await runTool(['buf', 'generate'], { cwd: folder })
        if (code !== 0) return failed(this.title, output)
        const [fresh, kept] = await Promise.all([folder, CONTRACTS].map(each => readFolder(join(each, 'src', 'gen'))))
        const names = new Set([...Object.keys(fresh ?? {}), ...Object.keys(kept ?? {})])
        const stale = [...names].filter(name => fresh?.[name] !== kept?.[name])
        if (stale.length === 0) return PASSED
        return failed(this.title, `Run \`npm run generate\`. These differ from what it makes:\n${stale.join('\n')}`)
      } finally {
        await rm(folder, { recursive: true })
      }
    },
  },
  toolCheck({
    name: 'contracts',
    title: 'Contracts: contract.json of each BFF is what its router takes and answers',
    cores: 1,
    command: ['torrent', 'contract', '--check'],
  }),
  surface,
]

async function readFolder(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name))
  const files = await Promise.all(paths.map(async path => [path.slice(folder.length), await readFile(path, 'utf8')]))
  return Object.fromEntries(files)
}
