import { expect, test } from 'vitest'
import { isOwnMachine, pageHeaders } from './page-headers.ts'

const importMapHash = 'sha256-map'
const policyOf = (headers: Record<string, string>, directive: string) =>
  headers['content-security-policy']?.split('; ').find(part => part.startsWith(`${directive} `))

test('scripts come from the shell and the releases, and every one of them needs a hash', () => {
  const headers = pageHeaders({ origin: 'https://p.example', importMapHash, devOrigins: [] })
  const files = 'https://p.example/assets/ https://p.example/releases/'
  expect(policyOf(headers, 'script-src')).toBe(`script-src ${files} 'sha256-map'`)
  expect(policyOf(headers, 'style-src')).toBe(`style-src ${files}`)
  expect(policyOf(headers, 'connect-src')).toBe("connect-src 'self' wss://p.example")
  expect(headers['integrity-policy']).toBe('blocked-destinations=(script)')
  expect(headers['content-security-policy']).not.toMatch(/unsafe|\*/)
})

test('a page with a development server allows that one, and no other', () => {
  const headers = pageHeaders({ origin: 'http://localhost:3000', importMapHash, devOrigins: ['http://localhost:5174'] })
  expect(policyOf(headers, 'script-src')).toMatch(/ http:\/\/localhost:5174$/)
  expect(policyOf(headers, 'connect-src')).toMatch(/ ws:\/\/localhost:5174$/)
  expect(policyOf(headers, 'script-src')).not.toContain('unsafe')
  expect(headers['content-security-policy']).not.toContain('5175')
  expect(headers).not.toHaveProperty('integrity-policy')
})

test("a development server is one on the person's own machine", () => {
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1:1', 'http://[::1]:5173']) {
    expect(isOwnMachine(origin), origin).toBe(true)
  }
  for (const origin of [
    'http://localhost.evil.example',
    'https://evil.example',
    'http://10.0.0.1',
    'javascript:1',
    '',
  ]) {
    expect(isOwnMachine(origin), origin).toBe(false)
  }
})
