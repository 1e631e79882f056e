import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { preparsePolicySet } from '@cedar-policy/cedar-wasm/nodejs'
import { ROLES, SERVICE_ROLE } from './roles.ts'

const read = (name: string) => readFileSync(new URL(`../policies/${name}`, import.meta.url), 'utf8')

/** The text of every policy by name, in the order in which a reviewer would read them. */
export const policies: Readonly<Record<string, string>> = Object.fromEntries(
  ['tenant', ...ROLES, SERVICE_ROLE].map(name => [name, read(`${name}.cedar`)]),
)

/** The schema that the policies are validated against. */
export const schema = read('torrent.cedarschema')

/** Names this text of the policies; another text gets another name, so that no stale decision is ever made. */
export const policyVersion = createHash('sha256').update(JSON.stringify(policies)).digest('hex').slice(0, 16)

// Parsing costs ten times an evaluation and the parsed set lives as long as the thread: once, when first imported.
const parsed = preparsePolicySet(policyVersion, { staticPolicies: { ...policies } })
if (parsed.type === 'failure') {
  throw new Error(`The policies do not parse: ${parsed.errors.map(error => error.message).join('; ')}`)
}
