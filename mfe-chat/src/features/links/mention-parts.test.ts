import { expect, test } from 'vitest'
import { mentionParts } from './mention-parts.ts'

const named = [
  { id: '1', name: '山田' },
  { id: '2', name: '山田 太郎' },
]

test('who is named stands out, the longer of two names that begin alike; everybody else is text', () => {
  expect(mentionParts('@山田 太郎と@山田、@佐藤', named)).toEqual([
    { text: '@山田 太郎', at: 0, id: '2' },
    { text: 'と', at: 6 },
    { text: '@山田', at: 7, id: '1' },
    { text: '、@佐藤', at: 10 },
  ])
})

test('an e-mail address names nobody', () => {
  expect(mentionParts('a@b.example', named)).toEqual([{ text: 'a@b.example', at: 0 }])
})
