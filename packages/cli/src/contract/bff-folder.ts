import { readFile } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import { z } from 'zod'

/** Name of the file that holds a BFF's contract, beside its package.json. */
export const CONTRACT_FILE = 'contract.json'

/** Where the BFF in a folder keeps what. */
export interface BffFolder {
  folder: string
  /** It is mounted under `/api/<name>`. */
  name: string
  /** The module that exports its router. */
  entry: string
  /** The file its contract stands in. */
  file: string
}

const packageShape = z.object({ name: z.string().optional(), exports: z.unknown() })
const contractShape = z.object({ name: z.string() })

/**
 * The BFF of a folder: a package of its own, or a part of another package with a `router.ts`.
 * @param name in place of the one in its contract.json, or of what follows from the package: `@acme/parts-bff` → `parts`
 * @throws {TypeError} when it is no folder of a BFF
 */
export async function bffFolder(folder: string, name?: string): Promise<BffFolder> {
  const absolute = resolve(folder)
  const described = await readJson(join(absolute, 'package.json'), packageShape)
  const contract = await readJson(join(absolute, CONTRACT_FILE), contractShape)
  const entry = described ? mainExport(described.exports) : 'router.ts'
  if (entry === undefined) throw new TypeError(`${folder}/package.json exports no module; add "exports": { ".": … }`)
  const ofPackage = described?.name?.replace(/^@[^/]*\//, '').replace(/-bff$/, '')
  return {
    folder: absolute,
    name: name ?? contract?.name ?? ofPackage ?? basename(absolute),
    entry: join(absolute, entry),
    file: join(absolute, CONTRACT_FILE),
  }
}

async function readJson<T>(path: string, shape: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : shape.parse(JSON.parse(text))
}

function mainExport(exports: unknown): string | undefined {
  const main = typeof exports === 'object' && exports !== null ? Reflect.get(exports, '.') : exports
  return typeof main === 'string' ? main : undefined
}
