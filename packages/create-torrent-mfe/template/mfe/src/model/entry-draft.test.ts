import { expect, test } from 'vitest'
import { checkDraft, fieldOfServer, newDraft, toInput } from './entry-draft.ts'

test('a new entry lacks only what nobody can guess', () => {
  expect(Object.keys(checkDraft(newDraft()))).toEqual(['title'])
})

test('what is wrong is told before anything is sent', () => {
  const draft = { ...newDraft(), title: 'Clean the press', quantity: '', due: '' }
  expect(checkDraft(draft)).toEqual({ quantity: { code: 'not_a_quantity' }, due: { code: 'required' } })
})

test('a refusal of the service finds its field in the form', () => {
  expect(fieldOfServer('entry.due')).toBe('due')
})

test('the version it was begun from is no part of the entry', () => {
  expect(toInput(newDraft())).not.toHaveProperty('baseVersion')
})
