import { expect, test } from 'vitest'
import { formatBytes, iconOf, isPicture, lacksPreview, opensInBrowser } from './file-view.ts'

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1 KB'],
  [1_234_567, '1.2 MB'],
  ['104857600', '100 MB'],
])('%s bytes read as %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text)
})

test('a drawing that may carry scripts is never shown as a picture', () => {
  expect(isPicture({ contentType: 'image/svg+xml', width: 10 })).toBe(false)
  expect(isPicture({ contentType: 'image/png', width: 10 })).toBe(true)
  expect(iconOf('application/pdf')).toBe('file-pdf')
})

test('a PDF opens beside the portal; a page or a drawing with scripts is saved', () => {
  const opens = (contentType: string) => opensInBrowser({ contentType, width: 10 })
  expect(['application/pdf', 'text/plain', 'video/mp4', 'image/png'].every(opens)).toBe(true)
  expect(['text/html', 'image/svg+xml', 'application/zip'].some(opens)).toBe(false)
})

test('a picture that storage could not read is said to have no preview, and is saved', () => {
  for (const contentType of ['image/heic', 'image/tiff', 'image/png']) {
    expect([lacksPreview({ contentType, width: 0 }), opensInBrowser({ contentType, width: 0 })]).toEqual([true, false])
  }
  expect(lacksPreview({ contentType: 'image/png', width: 10 })).toBe(false)
  expect(lacksPreview({ contentType: 'application/pdf' })).toBe(false)
})
