import { findPackageJSON } from 'node:module'
import { dirname, join } from 'node:path'

/**
 * The folder of what was built of a front end, e.g. of `@torrent/mfe-quote`; it need not exist. Found as a package, so
 * that it is the same in this checkout and where the platform was installed.
 */
export function builtFolder(name: string): string {
  const file = findPackageJSON(name, import.meta.url)
  if (!file) throw new Error(`${name} is not installed`)
  return join(dirname(file), 'dist')
}
