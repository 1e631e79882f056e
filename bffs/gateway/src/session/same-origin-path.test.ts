import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sameOriginPath } from './same-origin-path.ts'

/** A property tries a hundred inputs; on a busy machine that takes a while. */
const PROPERTY = { timeout: 30_000 }

const ORIGIN = 'http://localhost:3000'

test('a path of the portal is kept with its query', () => {
  expect(sameOriginPath('/quotes/7?tab=lines#top', ORIGIN)).toBe('/quotes/7?tab=lines#top')
  expect(sameOriginPath('http://localhost:3000/orders', ORIGIN)).toBe('/orders')
  expect(sameOriginPath('/apiary', ORIGIN)).toBe('/apiary')
})

test('nothing leads to another site, in whatever spelling', () => {
  const away = [
    'https://evil.example/',
    '//evil.example',
    '///evil.example',
    '/\\evil.example',
    '\\\\evil.example',
    '/\t/evil.example',
    'http:evil.example',
    'javascript:alert(1)',
    'data:text/html,x',
    'http://localhost:3000.evil.example',
    'http://localhost:3000@evil.example',
    '/./\\evil.example//',
    '/..//evil.example',
  ]
  for (const wish of away) {
    const path = sameOriginPath(wish, ORIGIN)
    expect(new URL(path, ORIGIN).origin, wish).toBe(ORIGIN)
    expect(path.startsWith('//'), wish).toBe(false)
  }
})

test('whatever is wished for, a browser stays on this origin', PROPERTY, () => {
  const wish = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.webUrl(),
    fc.string().map(text => `/${text}`),
    fc.anything(),
  )
  fc.assert(
    fc.property(wish, wished => {
      const path = sameOriginPath(wished, ORIGIN)
      expect(path.startsWith('/')).toBe(true)
      expect(new URL(path, ORIGIN).origin).toBe(ORIGIN)
    }),
  )
})

test('nobody is sent back into signing in, nor to an API', () => {
  for (const wish of ['/api/auth/login', '/oidc/auth?x', '/api', '/oidc'])
    expect(sameOriginPath(wish, ORIGIN)).toBe('/')
})
