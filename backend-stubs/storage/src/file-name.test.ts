import { Refused } from '@torrent/service-kit'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { endingOf, requireName } from './file-name.ts'

test('a name stays what it is, composed as other systems write it', () => {
  expect(requireName(' 図面 第2版(改).pdf ', 'name')).toBe('図面 第2版(改).pdf')
  expect(requireName('か\u3099.txt', 'name')).toBe('が.txt')
  expect([endingOf('見積.XLSX'), endingOf('.gitignore'), endingOf('a.b.tar')]).toEqual(['xlsx', 'gitignore', 'tar'])
})

test('whatever is let through names one file, shown as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => {
      let name: string
      try {
        name = requireName(text, 'name')
      } catch (error) {
        expect(error).toBeInstanceOf(Refused)
        return
      }
      expect(name).not.toMatch(/[/\\\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
      expect(['', '.', '..']).not.toContain(name)
      expect([...name].length).toBeLessThanOrEqual(255)
    }),
  )
})
