import { Problem } from './problem.js'

/**
 * One name in the forms in which code and people write it.
 * @typedef {{ kebab: string, camel: string, pascal: string, letters: string, snake: string,
 *   title: { en: string, ja: string } }} Names
 */

/** The name of a micro-frontend, its BFF and its part of every address, as the portal takes it. */
const NAME = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/

/** Names that the portal or the platform's own teams have. */
const TAKEN = new Set([
  'admin',
  'api',
  'auth',
  'go',
  'healthz',
  'oidc',
  'order',
  'portal',
  'quote',
  'releases',
  'shell',
  'shipping',
])

/** Room for a prefix in the names of PostgreSQL's roles and of documents (20 letters). */
const MOST = 20

/**
 * @param {string} name e.g. `press-tools`
 * @param {{ en?: string | undefined, ja?: string | undefined }} [titles]
 * @returns {Names}
 */
export function namesFrom(name, titles = {}) {
  if (!NAME.test(name) || name.length > MOST) {
    throw new Problem(
      `"${name}" cannot be a name: use small letters, digits and single hyphens, beginning with a letter, ` +
        `at most ${MOST} characters, e.g. press-tools.`,
    )
  }
  if (TAKEN.has(name)) throw new Problem(`"${name}" is taken by the portal itself. Choose another name.`)
  const words = name.split('-')
  const pascal = words.map(capital).join('')
  const en = titles.en?.trim() || capital(words.join(' '))
  return {
    kebab: name,
    camel: pascal.charAt(0).toLowerCase() + pascal.slice(1),
    pascal,
    letters: name.replace(/[^a-z]/g, ''),
    snake: words.join('_'),
    title: { en, ja: titles.ja?.trim() || en },
  }
}

/** @param {string} word */
function capital(word) {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
