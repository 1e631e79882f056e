import { expect, test } from 'vitest'
import { bodyParts } from './body-parts.ts'

const yamada = { id: 'y', name: '山田' }
const taro = { id: 't', name: '山田太郎' }
const links = (body: string) => bodyParts(body).flatMap(part => (part.kind === 'link' ? part.href : []))

test('addresses end where a sentence goes on, in both languages', () => {
  expect(links('見て(https://a.example/b)。')).toEqual(['https://a.example/b'])
  expect(links('https://a.example/qをご確認ください、https://b.example。')).toEqual([
    'https://a.example/qをご確認ください',
    'https://b.example',
  ])
  expect(links('(see https://a.example/w_(x)).')).toEqual(['https://a.example/w_(x)'])
  expect(links('Really https://a.example/?q=1&b=2!')).toEqual(['https://a.example/?q=1&b=2'])
})

test('nothing else becomes a link, and markup stays text', () => {
  const body = 'javascript:alert(1) data:text/html,x <b onclick="x">ftp://a</b> http://'
  expect(bodyParts(body)).toEqual([{ kind: 'text', text: body }])
})

test('names stand out only of those who were named, the longer name first', () => {
  expect(bodyParts('@山田太郎 と @山田 と @鈴木', [yamada, taro])).toEqual([
    { kind: 'mention', text: '@山田太郎', id: 't' },
    { kind: 'text', text: ' と ' },
    { kind: 'mention', text: '@山田', id: 'y' },
    { kind: 'text', text: ' と @鈴木' },
  ])
})

test('everybody is named in either language, when everybody was', () => {
  expect(bodyParts('@全員 @all', [], true).filter(({ kind }) => kind === 'mention')).toHaveLength(2)
  expect(bodyParts('@全員')).toEqual([{ kind: 'text', text: '@全員' }])
})

test('all pieces together are the text', () => {
  const body = 'a@山田 https://x.example/y, @@山田太郎!'
  expect(
    bodyParts(body, [yamada, taro])
      .map(({ text }) => text)
      .join(''),
  ).toBe(body)
})
