import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lifecycle } from './lifecycle.ts'

const life = lifecycle('draft', {
  draft: { edit: 'draft', submit: 'submitted' },
  submitted: { approve: 'approved', reject: 'draft' },
  approved: {},
})

test('a step leads where the machine says', () => {
  expect([life.next('draft', 'submit'), life.next('submitted', 'reject')]).toEqual(['submitted', 'draft'])
})

test('a step that leads back to the same status is possible', () => {
  expect(life.next('draft', 'edit')).toBe('draft')
})

test('a step that the status does not have is not possible', () => {
  expect([life.next('draft', 'approve'), life.next('approved', 'edit')]).toEqual([undefined, undefined])
})

test('tells the steps of a status in the order they were declared', () => {
  expect([life.steps('draft'), life.steps('approved')]).toEqual([['edit', 'submit'], []])
})

test('no other word is a status or a step, whatever JavaScript keeps under it', () => {
  const word = fc.oneof(
    fc.string(),
    fc.constantFrom('constructor', '__proto__', 'toString', '*', '', 'xstate.init', 'xstate.stop'),
  )
  fc.assert(
    fc.property(word, word, (status, step) => {
      const known = ['draft', 'submitted', 'approved'].includes(status)
      if (!known) expect([life.next(status as never, 'edit'), life.steps(status as never)]).toEqual([undefined, []])
      if (!['edit', 'submit', 'approve', 'reject'].includes(step))
        expect(life.next('draft', step as never)).toBeUndefined()
    }),
  )
})
