import { expect, test } from 'vitest'
import { contentTypeOf } from './content-type.ts'

// 品番,数量 as older Japanese programs write it.
const SHIFT_JIS = Buffer.from([0x95, 0x69, 0x94, 0xd4, 0x2c, 0x90, 0x94, 0x97, 0xca])

test.each([
  ['memo.txt', Buffer.from('明日の出荷について'), 'text/plain; charset=utf-8'],
  ['stock.csv', SHIFT_JIS, 'text/csv; charset=shift_jis'],
  ['image.png', Buffer.from('not an image at all'), 'text/plain; charset=utf-8'],
  ['memo.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'image/png'],
  ['memo.txt', Buffer.from('<svg onload=alert(1)>'), 'image/svg+xml'],
  ['a.json', Buffer.from('\ufeff <html>'), 'text/html'],
  ['a.xml', Buffer.from('<?xml version="1.0"?><order/>'), 'application/xml'],
  ['estimate.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'application/vnd.ms-excel'],
  ['odd.bin', Buffer.from([0xff, 0xfe, 0x00, 0x81]), 'application/octet-stream'],
])('%s is known by what is in it: %#', async (name, content, contentType) => {
  expect(await contentTypeOf(content, name)).toBe(contentType)
})

test('text that is cut in the middle of a character is text', async () => {
  const cut = Buffer.from('見積書').subarray(0, 8)
  expect(await contentTypeOf(cut, 'a.txt')).toBe('text/plain; charset=utf-8')
})
