import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from './problem.js'

/** Packages whose names have no scope, by what their tarballs begin with. */
const SCOPED = /^torrent-(.+)-(\d+\.\d+\.\d+(?:-[0-9a-z.-]+)?)\.tgz$/

/**
 * The packed `@torrent/*` packages of a folder.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>} path of the tarball by the package's name
 */
export async function readTarballs(folder) {
  const files = await readdir(folder).catch(() => [])
  const found = files.sort().flatMap(file => {
    const name = SCOPED.exec(file)?.[1]
    return name === undefined ? [] : [[`@torrent/${name}`, join(folder, file)]]
  })
  if (found.length === 0) {
    throw new Problem(
      `There are no packages of Torrent in ${folder}. Make them with \`npm run pack\` in its repository.`,
    )
  }
  return Object.fromEntries(found)
}
