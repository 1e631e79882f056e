import { beforeEach, expect, test } from 'vitest'
import { ask, dialogs, offerReload } from './dialog-state.ts'

beforeEach(() => dialogs.set(undefined))

test('a page that is too old offers to reload', () => {
  offerReload()
  expect(dialogs.get()).toEqual({ open: 'renewed' })
})

test('a question stays until it is answered, and so does the way back to a session', () => {
  void ask({ title: 'Leave?', body: '', yes: 'Yes', no: 'No' })
  offerReload()
  expect(dialogs.get()).toMatchObject({ open: 'question' })

  dialogs.set({ open: 'session' })
  offerReload()
  expect(dialogs.get()).toEqual({ open: 'session' })
})
