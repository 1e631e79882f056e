import { validate } from '@cedar-policy/cedar-wasm/nodejs'
import { expect, test } from 'vitest'
import { ACTIONS, ROLES, SERVICE_ROLE } from './index.ts'
import { policies, schema } from './policy-set.ts'

const check = (staticPolicies: Record<string, string>) => {
  const answer = validate({ schema, policies: { staticPolicies } })
  if (answer.type === 'failure') throw new Error(answer.errors.map(error => error.message).join('; '))
  return [...answer.validationErrors, ...answer.validationWarnings].map(found => found.error.message)
}

test('every policy is valid against the schema', () => {
  expect(check({ ...policies })).toEqual([])
})

test('a misspelt action in a policy is found', () => {
  const sales = policies.sales?.replace('quote.edit', 'quote.edti') ?? ''
  expect(check({ sales }).join()).toContain('quote.edti')
})

test('the schema lists exactly the actions of the code', () => {
  const listed = [...schema.matchAll(/"([a-z]+\.[a-z]+)"/g)].map(match => match[1])
  expect(listed).toEqual([...ACTIONS])
})

test('every role has its policy', () => {
  expect(Object.keys(policies)).toEqual(['tenant', ...ROLES, SERVICE_ROLE])
})
