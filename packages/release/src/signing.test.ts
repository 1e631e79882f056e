import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keyIdOf, newSigningKey, publicKeyOf, sign, UnusableKey, verify } from './signing.ts'

const key = newSigningKey()
const other = newSigningKey()
const bytes = (text: string) => new TextEncoder().encode(text)

test('what was signed verifies, and with nobody else’s key', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 500 }), content => {
      const signature = sign(content, key.privatePem)
      expect(verify(content, signature, key.publicPem)).toBe(true)
      expect(verify(content, signature, other.publicPem)).toBe(false)
    }),
    { numRuns: 50 },
  )
})

test('a changed byte, or a changed signature, does not verify', () => {
  const content = bytes('{"name":"quote","version":"1.4.0"}')
  const signature = sign(content, key.privatePem)
  fc.assert(
    fc.property(fc.nat(content.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const changed = Uint8Array.from(content, (byte, at) => (at === index ? byte ^ change : byte))
      expect(verify(changed, signature, key.publicPem)).toBe(false)
    }),
  )
  fc.assert(
    fc.property(fc.nat(63), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const changed = Buffer.from(signature, 'base64')
      changed[index] = (changed[index] ?? 0) ^ change
      expect(verify(content, changed.toString('base64'), key.publicPem)).toBe(false)
    }),
  )
})

test('nonsense for a signature or a key is simply not valid', () => {
  const signature = sign(bytes('a'), key.privatePem)
  for (const nonsense of ['', 'x', '☃', `${signature}\n`, ` ${signature}`, signature.replace('=', '')])
    expect(verify(bytes('a'), nonsense, key.publicPem)).toBe(false)
  for (const nonsense of ['', 'x', key.privatePem]) expect(verify(bytes('a'), signature, nonsense)).toBe(false)
})

test('a key is known by its public half, however its PEM is wrapped', () => {
  expect(keyIdOf(key.publicPem)).toMatch(/^[0-9a-f]{16}$/)
  expect(keyIdOf(key.publicPem)).toBe(key.id)
  expect(keyIdOf(`${key.publicPem.replaceAll('\n', '\r\n')}\n`)).toBe(key.id)
  expect(publicKeyOf(key.privatePem)).toBe(key.publicPem)
  expect(other.id).not.toBe(key.id)
})

test('a key of another kind, or a private one where the public is asked for, is refused', () => {
  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' })
  expect(() => keyIdOf(rsa.toString())).toThrow(UnusableKey)
  expect(() => keyIdOf(key.privatePem)).toThrow(UnusableKey)
  expect(() => sign(bytes('a'), key.publicPem)).toThrow(UnusableKey)
})
