import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { moveInPlace } from '@torrent/service-kit/files'

/**
 * Writes a file as a whole: whoever reads meanwhile finds the old or the new one.
 *
 * @param mode who may read it, as of `chmod`; what the process gives to files without it
 */
export async function replaceFile(path: string, text: string, mode?: number): Promise<void> {
  const draft = `${path}.${randomUUID()}`
  await writeFile(draft, text, { mode, flag: 'wx' })
  await moveInPlace(draft, path)
}
