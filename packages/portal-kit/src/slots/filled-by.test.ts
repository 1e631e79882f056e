import { expect, test } from 'vitest'
import { filledBy } from './filled-by.ts'

const remote = (name: string, order: number, kind?: string) => ({
  name,
  nav: [{ label: { ja: name, en: name }, icon: 'file', order, action: `${name}.read` }],
  slots: ['document.card'],
  documents:
    kind === undefined ? [] : [{ kind, label: { ja: kind, en: kind }, icon: 'file', intent: '', statuses: [] }],
})
const remotes = [remote('order', 20, 'order'), remote('quote', 10, 'quote'), remote('chat', 40)]
const names = (...asked: [actions: string[], slot: string, kind?: string]) =>
  filledBy(remotes, new Set(asked[0]), asked[1], asked[2]).map(({ name }) => name)

test('a slot shows the pieces of all that this person may open, in the order of the navigation', () => {
  expect(names(['quote.read', 'order.read', 'chat.read'], 'document.card')).toEqual(['quote', 'order', 'chat'])
  expect(names(['order.read'], 'document.card')).toEqual(['order'])
  expect(names(['quote.read'], 'home.card')).toEqual([])
})

test('a slot for a kind of document shows the piece of its owner alone, and nothing where nobody owns it', () => {
  const all = ['quote.read', 'order.read', 'chat.read']
  expect(names(all, 'document.card', 'quote')).toEqual(['quote'])
  expect(names(all, 'document.card', 'invoice')).toEqual([])
  expect(names(['order.read'], 'document.card', 'quote')).toEqual([])
})
