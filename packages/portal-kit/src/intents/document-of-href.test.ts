import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Host, installHost } from '../host/host.ts'
import { documentHref } from './document-href.ts'
import { documentOfHref } from './document-of-href.ts'

beforeEach(() => {
  vi.stubGlobal('location', { origin: 'https://portal.example' })
  installHost({
    actions: new Set(['quote.read']),
    remotes: [
      {
        provides: [
          { intent: 'quote.list', path: '/quotes' },
          { intent: 'quote.new', path: '/quotes/new' },
          { intent: 'quote.open', path: '/quotes/:id', action: 'quote.read' },
        ],
        documents: [{ kind: 'quote', intent: 'quote.open' }],
      },
      { provides: [{ intent: 'chat.open', path: '/chat/:channel' }] },
    ],
  } as unknown as Host)
})

afterEach(() => {
  installHost(undefined)
  vi.unstubAllGlobals()
})

test.each(['/quotes/0190a', 'https://portal.example/quotes/0190a/?lang=en#history'])(
  'knows the document that %s leads to',
  href => {
    expect(documentOfHref(href)).toEqual({ kind: 'quote', id: '0190a' })
  },
)

test('is the way back from the address of a document', () => {
  const id = 'a/b c'
  expect(documentOfHref(documentHref('quote', id) ?? '')).toEqual({ kind: 'quote', id })
})

test.each([
  'https://elsewhere.example/quotes/0190a',
  'https://portal.example.evil.example/quotes/0190a',
  '//elsewhere.example/quotes/0190a',
  'javascript:alert(1)',
  '/quotes',
  '/quotes/new',
  '/quotes/0190a/edit',
  '/chat/0190a',
  '/quotes/%E0%A4%A',
  'https://',
])('takes %s for no document', href => {
  expect(documentOfHref(href)).toBeUndefined()
})
