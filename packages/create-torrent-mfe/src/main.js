import { relative, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { namesFrom } from './names.js'
import { Problem } from './problem.js'
import { readTarballs } from './tarballs.js'
import { writeRepository } from './write-repository.js'

const USAGE = `Usage: npm create torrent-mfe <name> [-- <options>]

Makes a folder <name> with a micro-frontend, its BFF, a service and their tests.

  <name>                a short word in small letters, digits and hyphens, e.g. press-tools
  --title-en <text>     what people call it in English  (default: from the name)
  --title-ja <text>     what people call it in Japanese (default: as in English)
  --folder <folder>     where to make it                (default: <name>)
  --packages <folder>   take the @torrent/* packages from the tarballs there (npm run pack), not from the registry`

const OPTIONS = /** @type {const} */ ({
  'title-en': { type: 'string' },
  'title-ja': { type: 'string' },
  folder: { type: 'string' },
  packages: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
})

/**
 * @param {readonly string[]} args
 * @param {string} from the folder that paths are relative to
 * @returns {Promise<number>} the exit code
 */
export async function main(args, from) {
  try {
    const { values, positionals } = parse(args)
    if (values.help) return say(USAGE)
    const [name, ...more] = positionals
    if (!name || more.length > 0) throw new Problem(USAGE)
    const names = namesFrom(name, { en: values['title-en'], ja: values['title-ja'] })
    const folder = resolve(from, values.folder ?? name)
    const tarballs = values.packages === undefined ? undefined : await readTarballs(resolve(from, values.packages))
    await writeRepository({ folder, names, tarballs })
    return say(whatNext(relative(from, folder) || '.', names.kebab))
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    process.stderr.write(`${error.message}\n`)
    return 2
  }
}

/** @param {readonly string[]} args */
function parse(args) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true })
  } catch (error) {
    throw new Problem(`${/** @type {Error} */ (error).message}\n\n${USAGE}`)
  }
}

/** @param {string} text */
function say(text) {
  process.stdout.write(`${text}\n`)
  return 0
}

/**
 * @param {string} folder
 * @param {string} name
 */
function whatNext(folder, name) {
  return `
Made ${folder}. What next:

  cd ${folder}
  npm install
  npm run dev      a portal on http://localhost:3000/${name}, with hot reload
  npm test         types, unit tests, and the screens in a real portal

README.md there says how to publish it.`
}
