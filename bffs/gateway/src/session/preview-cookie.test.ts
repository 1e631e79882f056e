import type { Principal } from '@torrent/policy'
import { expect, test } from 'vitest'
import { createPreviewCookie, type HeldPreview } from './preview-cookie.ts'

const SECRET = 'a-cookie-secret-of-forty-characters-here'
const NOW = new Date('2026-11-22T10:00:00Z')
const person = { subject: 'p1', tenant: 'acme-metal' } as Principal
const preview: HeldPreview = { id: '1', name: 'quote', version: '2.0.0', expiresAt: '2026-11-22T12:00:00.000Z' }

const cookie = createPreviewCookie('torrent.preview', [SECRET], true)
const kept = cookie.write([preview], person, NOW)
const header = kept.split(';')[0]

test('what a person has opened is theirs until it expires', () => {
  expect(kept).toContain('Max-Age=7200')
  expect(kept).toContain('HttpOnly')
  expect(cookie.read(header, person, NOW)).toEqual([preview])
  expect(cookie.read(header, person, new Date(preview.expiresAt))).toEqual([])
})

test('nobody else can use it, in the same browser or with the same id in another company', () => {
  expect(cookie.read(header, { ...person, subject: 'p2' }, NOW)).toEqual([])
  expect(cookie.read(header, { ...person, tenant: 'mori-foods' }, NOW)).toEqual([])
})

test('one that is forged, changed or made with another secret means nothing', () => {
  const elsewhere = createPreviewCookie('torrent.preview', ['another-secret-of-forty-characters-or-so'], true)
  const foreign = elsewhere.write([preview], person, NOW).split(';')[0]
  const plain = `torrent.preview=${Buffer.from(JSON.stringify({ previews: [preview] })).toString('base64url')}`
  for (const bad of [foreign, plain, `${header}AAAA`, 'torrent.preview=', undefined]) {
    expect(cookie.read(bad, person, NOW)).toEqual([])
  }
})

test('without any the cookie is gone', () => {
  expect(cookie.write([], person, NOW)).toContain('Max-Age=0')
})
