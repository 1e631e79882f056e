import { expect, test } from 'vitest'
import { cookieNames, parseCookies } from './cookies.ts'

test('cookies are tied to the host on https and on this machine', () => {
  for (const origin of ['https://portal.example', 'http://localhost:3000', 'http://127.0.0.1:3000']) {
    const names = cookieNames(origin)
    expect(names.secure).toBe(true)
    expect(names.session).toMatch(/^__Host-/)
  }
})

test('over plain http to another machine they go without what browsers would refuse there', () => {
  const names = cookieNames('http://192.168.1.5:3000')
  expect(names.secure).toBe(false)
  expect(names.session).not.toContain('__Host-')
})

test('two copies of the portal on one machine do not share cookies', () => {
  expect(cookieNames('http://localhost:3000').session).not.toBe(cookieNames('http://localhost:3001').session)
})

test('no name of one kind begins with the name of another', () => {
  const { secure: _, ...names } = cookieNames('https://portal.example')
  const all = Object.values(names)
  for (const one of all) expect(all.filter(other => other.startsWith(one))).toEqual([one])
})

test('cookies are read whatever the header looks like', () => {
  expect(parseCookies('a=1; b=x=y;c= z ;;=n;d')).toEqual(
    new Map([
      ['a', '1'],
      ['b', 'x=y'],
      ['c', 'z'],
    ]),
  )
  expect(parseCookies('a=first; a=second').get('a')).toBe('first')
  expect(parseCookies(undefined).size).toBe(0)
})
