import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Whether a checkout's node_modules holds what its package-lock.json names. npm keeps a lock file of what it really
 * installed, written as its last step, so that an installation that was cut off does not count; dates say nothing
 * after a checkout.
 * @param {string} root
 */
export function isInstalled(root) {
  const wanted = readPackages(join(root, 'package-lock.json'))
  const present = readPackages(join(root, 'node_modules', '.package-lock.json'))
  if (!wanted || !present) return false
  return Object.entries(wanted).every(([path, { version, optional, link }]) => {
    if (!path.includes('node_modules/')) return true
    const found = present[path]
    return found ? link || found.version === version : optional
  })
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean, link?: boolean }> | undefined}
 */
function readPackages(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8')).packages
  } catch {
    return undefined
  }
}
