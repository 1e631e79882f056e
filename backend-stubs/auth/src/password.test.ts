import { expect, test } from 'vitest'
import { hashPassword, verifyPassword } from './password.ts'

test('the right password is right, any other is wrong', async () => {
  const hash = await hashPassword('torrent-demo')
  expect(await verifyPassword('torrent-demo', hash)).toBe(true)
  for (const wrong of ['torrent-demO', 'torrent-demo ', '', 'x'.repeat(100_000)]) {
    expect(await verifyPassword(wrong, hash)).toBe(false)
  }
})

test('a hash states its parameters, has a salt of its own, and does not show the password', async () => {
  const [one, two] = await Promise.all([hashPassword('same-password'), hashPassword('same-password')])
  expect(one).toMatch(/^\$scrypt\$ln=14,r=8,p=5\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(two)
  expect(one).not.toContain('same-password')
})

test('a hash with other parameters is still understood, a broken one is nobody’s', async () => {
  // RFC 7914 section 12: scrypt("password", "NaCl", N=1024, r=8, p=16), its first 32 bytes.
  const expected = Buffer.from('fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162', 'hex')
  const phc = `$scrypt$ln=10,r=8,p=16$${unpadded(Buffer.from('NaCl'))}$${unpadded(expected)}`
  expect(await verifyPassword('password', phc)).toBe(true)
  for (const broken of ['', 'plain', '$scrypt$ln=14,r=8,p=5$$', '$argon2id$v=19$m=1$x$y', `${phc}$more`]) {
    expect(await verifyPassword('password', broken)).toBe(false)
  }
})

test('the same characters typed on two systems are the same password', async () => {
  const composed = 'パスワード-é'.normalize('NFC')
  expect(await verifyPassword(composed.normalize('NFD'), await hashPassword(composed))).toBe(true)
})

const unpadded = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
