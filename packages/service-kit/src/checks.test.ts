import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isUuid, optionalText, requireDate, requireLimit, requireText } from './checks.ts'

test('text is trimmed and counted in characters, not in the pieces they are stored in', () => {
  expect(requireText('  鋼材　', 'subject', 2)).toBe('鋼材')
  expect(requireText('𠮷𠮷', 'subject', 2)).toBe('𠮷𠮷')
  expect(() => requireText('𠮷𠮷𠮷', 'subject', 2)).toThrow('too_long (subject)')
})

test.each([
  ['', 'required'],
  [' \u3000\n', 'required'],
  ['a\0', 'invalid'],
  ['\udc00', 'invalid'],
])('refuses %j as text: %s', (text, code) => {
  expect(() => requireText(text, 'subject', 10)).toThrow(code)
})

test('every day of the calendar is a date', () => {
  const day = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  fc.assert(
    fc.property(day, date => {
      const text = date.toISOString().slice(0, 10)
      expect(requireDate(text, 'date')).toBe(text)
    }),
  )
})

test.each([
  '2026-02-29',
  '2026-13-01',
  '2026-1-1',
  '2026-01-01T00:00',
  '１９９９-01-01',
  '0000-00-00',
  'today',
  '1899-12-31',
])('refuses %j as a date', text => {
  expect(() => requireDate(text, 'date')).toThrow('not_a_date (date)')
})

test('takes UUIDs in lower case and nothing else for UUIDs', () => {
  fc.assert(fc.property(fc.uuid(), id => isUuid(id)))
  fc.assert(fc.property(fc.string(), text => !isUuid(text)))
  expect(isUuid('0189D5D0-0000-7000-8000-000000000000')).toBe(false)
})

test('takes a limit within what is reasonable, and 0 for the default', () => {
  expect([0, 1, 100].map(limit => requireLimit(limit, 20))).toEqual([20, 1, 100])
  expect(requireLimit(200, 50, 200)).toBe(200)
  for (const limit of [-1, 101, 1.5, Number.NaN]) expect(() => requireLimit(limit, 20)).toThrow('invalid (limit)')
})

test('takes no text for no text, and refuses what a required one would be refused for', () => {
  expect([' ', ' steel '].map(text => optionalText(text, 'note', 5))).toEqual(['', 'steel'])
  expect(() => optionalText('steels', 'note', 5)).toThrow('too_long (note)')
  expect(() => optionalText('\0', 'note', 5)).toThrow('invalid (note)')
})
