import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Problem } from './problem.js'

const TEMPLATE = fileURLToPath(new URL('../template/', import.meta.url))

/** Folder of a new repository that holds the platform's packages, when they do not come from the registry. */
const TARBALLS = 'torrent-packages'

/**
 * Writes the files of a new repository. Nothing that exists is overwritten.
 * @param {{ folder: string, names: import('./names.js').Names, tarballs: Record<string, string> | undefined }} options
 */
export async function writeRepository({ folder, names, tarballs }) {
  const present = await readdir(folder).catch(error => {
    if (error.code === 'ENOENT') return []
    throw new Problem(`${folder} is no folder.`)
  })
  // What `git init` makes may be there.
  if (present.some(name => name !== '.git')) {
    throw new Problem(`${folder} is not empty. Nothing was changed; name another folder with --folder.`)
  }
  for (const tarball of Object.values(tarballs ?? {})) {
    await mkdir(join(folder, TARBALLS), { recursive: true })
    await copyFile(tarball, join(folder, TARBALLS, basename(tarball)))
  }
  for (const path of await filesBelow('')) {
    const text = renamed(await readFile(join(TEMPLATE, path), 'utf8'), names)
    const target = join(folder, renamed(path, names).replace(/^_/, '.'))
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, tarballs && path === 'package.json' ? withTarballs(text, tarballs) : text)
  }
}

/**
 * @param {string} below
 * @returns {Promise<string[]>}
 */
async function filesBelow(below) {
  const entries = await readdir(join(TEMPLATE, below), { withFileTypes: true })
  const found = await Promise.all(
    entries.map(entry => {
      const path = join(below, entry.name)
      return entry.isDirectory() ? filesBelow(path) : [path]
    }),
  )
  return found.flat()
}

/**
 * The template is a micro-frontend called "Sample parts"; each form of that name becomes the same form of the new one.
 * @param {string} text
 * @param {import('./names.js').Names} names
 */
function renamed(text, names) {
  const { kebab, camel, pascal, letters, snake, title } = names
  return text
    .replaceAll('sample-parts', kebab)
    .replaceAll('sampleParts', camel)
    .replaceAll('SampleParts', pascal)
    .replaceAll('sampleparts', letters)
    .replaceAll('sample_parts', snake)
    .replaceAll('Sample parts', () => quotable(title.en))
    .replaceAll('サンプル部品', () => quotable(title.ja))
}

/**
 * As it can stand between quotation marks of JSON and of TypeScript.
 * @param {string} text
 */
function quotable(text) {
  return JSON.stringify(text).slice(1, -1).replaceAll("'", '’')
}

/**
 * The package.json that takes the platform's packages from tarballs inside the repository. All of them are named, those
 * too that only others of them need: npm then looks for none of them in the registry. (Its `overrides` would do, but in
 * a repository with workspaces it takes their paths as relative to each workspace.)
 * @param {string} text
 * @param {Record<string, string>} tarballs
 */
function withTarballs(text, tarballs) {
  const json = JSON.parse(text)
  const specs = Object.entries(tarballs).map(([name, path]) => [name, `file:${TARBALLS}/${basename(path)}`])
  const devDependencies = Object.entries({ ...json.devDependencies, ...Object.fromEntries(specs) })
  json.devDependencies = Object.fromEntries(devDependencies.sort(([a], [b]) => (a < b ? -1 : 1)))
  return `${JSON.stringify(json, null, 2)}\n`
}
