import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

test('no inline script, no inline style, no eval, no other host', () => {
  const { 'content-security-policy': policy = '' } = securityHeaders({ origin: 'https://p.example', devRemotes: [] })
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self';")
  expect(policy).toContain("style-src 'self';")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|\*|http:|https:/)
  expect(policy).toContain("connect-src 'self' wss://p.example;")
})

test('development servers are allowed when they are named, and only those', () => {
  const { 'content-security-policy': policy = '' } = securityHeaders({
    origin: 'http://localhost:3000',
    devRemotes: ['http://localhost:5174/remoteEntry.js'],
  })
  expect(policy).toMatch(/script-src [^;]*http:\/\/localhost:5174/)
  expect(policy).toMatch(/connect-src [^;]*ws:\/\/localhost:5174/)
  expect(policy).not.toContain('5175')
  expect(policy).not.toContain('unsafe-eval')
})

test('browsers are told to insist on https only where there is https', () => {
  expect(securityHeaders({ origin: 'https://p.example', devRemotes: [] })['strict-transport-security']).toBeDefined()
  expect(securityHeaders({ origin: 'http://localhost:3000', devRemotes: [] })).not.toHaveProperty(
    'strict-transport-security',
  )
})
