import { expect, test } from 'vitest'
import { renderText } from './render-text.ts'

const en = { lines_one: '{count} line', lines_other: '{count} lines', greeting: 'Hello, {name}' }
const ja = { lines: '{count}行', greeting: '{name}さん' }

test('parameters stand where the text has them', () => {
  expect(renderText(en, 'en', 'greeting', { name: 'Hanako' })).toBe('Hello, Hanako')
})

test('a parameter is text, whatever is in it', () => {
  expect(renderText(en, 'en', 'greeting', { name: '{name} $& <b>' })).toBe('Hello, {name} $& <b>')
})

test('a plural follows the rules of its language', () => {
  expect(renderText(en, 'en', 'lines', { count: 1 })).toBe('1 line')
  expect(renderText(en, 'en', 'lines', { count: 0 })).toBe('0 lines')
  expect(renderText(ja, 'ja', 'lines', { count: 1 })).toBe('1行')
})

test('what is missing is noticed: a key shows itself, a parameter its place', () => {
  expect(renderText(en, 'en', 'farewell')).toBe('farewell')
  expect(renderText(en, 'en', 'greeting')).toBe('Hello, {name}')
})
