import { readFile, writeFile } from 'node:fs/promises'
import { type BffContract, bffContractSchema } from '@torrent/release'
import { type BffFolder, bffFolder } from './bff-folder.ts'
import { compactJson } from './compact-json.ts'
import { readRouter } from './read-router.ts'
import { outputSchemas } from './router-types.ts'

/**
 * What the procedures of the BFF in this folder take and answer: inputs from the schemas that check them, answers from
 * the types that TypeScript finds.
 * @throws {TypeError} when there is no router, or something that JSON does not carry
 */
export async function contractOf({ name, entry }: Pick<BffFolder, 'name' | 'entry'>): Promise<BffContract> {
  const { exportedAs, procedures } = await readRouter(entry)
  const outputs = outputSchemas(entry, exportedAs, [...procedures.keys()])
  return bffContractSchema.parse({
    name,
    procedures: Object.fromEntries(
      [...procedures].map(([path, { type, input }]) => [path, { type, input, output: outputs.get(path) }]),
    ),
  })
}

export interface WrittenContract {
  /** Path of contract.json. */
  file: string
  procedures: number
  /** False when it said the same already. */
  changed: boolean
}

/** Writes `contract.json` beside the BFF. With `dryRun` it only tells whether that would change anything. */
export async function writeContract(
  folder: string,
  options: { name?: string; dryRun?: boolean } = {},
): Promise<WrittenContract> {
  const bff = await bffFolder(folder, options.name)
  const contract = await contractOf(bff)
  const text = compactJson(contract)
  const before = await readFile(bff.file, 'utf8').catch(() => undefined)
  const changed = before !== text
  if (changed && options.dryRun !== true) await writeFile(bff.file, text)
  return { file: bff.file, procedures: Object.keys(contract.procedures).length, changed }
}
