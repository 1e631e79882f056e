import { glob, readFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { CONTRACT_FILE } from '../contract/bff-folder.ts'
import { writeContract } from '../contract/write-contract.ts'
import { EXIT, type ExitCode, wrongUsage } from '../problem.ts'
import type { Terminal } from '../terminal.ts'

export interface ContractOptions {
  /** Changes nothing; refuses when a file is out of date. */
  check?: boolean
  name?: string
}

/**
 * `torrent contract [folder…]`: writes contract.json beside each BFF. Without a folder: for every package of the
 * repository that exports one.
 */
export async function contract(
  folders: readonly string[],
  options: ContractOptions,
  terminal: Terminal,
): Promise<ExitCode> {
  const { check = false, name } = options
  const chosen = folders.length > 0 ? folders : await packagesWithContract()
  if (chosen.length === 0) {
    throw wrongUsage('No package here exports "./contract.json".', 'Name the folder: torrent contract bffs/quote')
  }
  if (name !== undefined && chosen.length > 1) throw wrongUsage('--name goes with one folder.')
  let stale = 0
  for (const folder of chosen) {
    const written = await writeContract(folder, { dryRun: check, ...(name === undefined ? {} : { name }) })
    const file = relative(process.cwd(), written.file)
    if (written.changed) stale += 1
    const state = written.changed ? (check ? 'is out of date' : 'written') : 'is up to date'
    terminal.out(`${file}: ${count(written.procedures)}, ${state}`)
  }
  if (!check || stale === 0) return EXIT.done
  terminal.err('Run `torrent contract` (here: `npm run generate`) and commit what it writes.')
  return EXIT.refused
}

async function packagesWithContract(): Promise<string[]> {
  const folders: string[] = []
  const patterns = ['package.json', '*/package.json', '*/*/package.json']
  for await (const path of glob(patterns, { exclude: entry => entry === 'node_modules' || entry === 'dist' })) {
    const { exports } = JSON.parse(await readFile(path, 'utf8'))
    if (typeof exports === 'object' && exports !== null && `./${CONTRACT_FILE}` in exports) folders.push(dirname(path))
  }
  return folders.sort()
}

const count = (procedures: number) => (procedures === 1 ? '1 procedure' : `${procedures} procedures`)
