import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

test('a document that is not the shell runs nothing, and nobody frames it', () => {
  const { 'content-security-policy': policy = '' } = securityHeaders('https://p.example')
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain('style-src https://p.example/gateway/;')
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toMatch(/unsafe|script-src|\*/)
})

test('browsers are told to insist on https only where there is https', () => {
  expect(securityHeaders('https://p.example')['strict-transport-security']).toBeDefined()
  expect(securityHeaders('http://localhost:3000')).not.toHaveProperty('strict-transport-security')
})
