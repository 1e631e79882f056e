import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rangeOf } from './byte-range.ts'
import { contentDisposition } from './content-disposition.ts'

test('no name can end its header or its quotes, and every browser reads it back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), name => {
      const header = contentDisposition('attachment', name)
      const [, ascii, encoded = ''] =
        /^attachment; filename="([\x20-\x7e]*)"; filename\*=UTF-8''([\w.~%-]*)$/.exec(header) ?? []
      expect(ascii).not.toMatch(/["\\]/)
      expect(decodeURIComponent(encoded)).toBe(name)
    }),
  )
})

test('a range never reaches outside of the file', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), fc.nat(), fc.constantFrom('both', 'from', 'last'), (a, b, size, form) => {
      const header = { both: `bytes=${a}-${b}`, from: `bytes=${a}-`, last: `bytes=-${b}` }[form]
      const range = rangeOf(header, size)
      if (typeof range !== 'object') return
      expect(range.start).toBeGreaterThanOrEqual(0)
      expect(range.end).toBeGreaterThanOrEqual(range.start)
      expect(range.end).toBeLessThan(size)
    }),
  )
  for (const header of [undefined, '', 'bytes=-', 'bytes=5-2', 'items=0-1', 'bytes=0-1,3-4', 'bytes=a-b'])
    expect(rangeOf(header, 10)).toBeUndefined()
})
