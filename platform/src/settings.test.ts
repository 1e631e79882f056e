import { CommonService } from '@torrent/contracts/common'
import { describe, expect, test } from 'vitest'
import { serviceEnvironment, verifierFrom } from './service-environment.ts'
import { settingsFrom } from './settings.ts'

const GOOD = {
  TORRENT_DATABASE_URL: 'postgres://svc_quote:secret@127.0.0.1:5432/quote',
  TORRENT_GRPC_ADDRESS: '127.0.0.1:0',
  TORRENT_TENANTS: 'acme-metal,mori-foods',
  TORRENT_ISSUER: 'http://localhost:3000/oidc',
  TORRENT_JWKS_URL: 'http://localhost:3000/oidc/jwks',
  TORRENT_INTERNAL_KEY: 'ab'.repeat(32),
}
const settings = settingsFrom(GOOD)

describe('a setting', () => {
  test('that is there and in its form is read', () => {
    expect(settings.address('TORRENT_GRPC_ADDRESS')).toBe('127.0.0.1:0')
    expect(settings.list('TORRENT_TENANTS')).toEqual(['acme-metal', 'mori-foods'])
    expect(settings.list('TORRENT_NOTHING')).toEqual([])
    expect(settings.key('TORRENT_INTERNAL_KEY')).toHaveLength(32)
  })

  test.each([
    ['url', 'TORRENT_DATABASE_URL', undefined, 'a PostgreSQL URL'],
    ['url', 'TORRENT_DATABASE_URL', 'quote', 'a PostgreSQL URL'],
    ['text', 'TORRENT_RELEASES', '', 'the folder'],
    ['address', 'TORRENT_GRPC_ADDRESS', '50051', 'host:port'],
    ['address', 'TORRENT_GRPC_ADDRESS', undefined, 'host:port'],
    ['key', 'TORRENT_INTERNAL_KEY', 'abcd', 'at least 32 bytes in hex'],
    ['key', 'TORRENT_INTERNAL_KEY', 'xy'.repeat(32), 'at least 32 bytes in hex'],
  ] as const)('%s: %s = %j says what is wanted', (read, name, value, wanted) => {
    const bad = settingsFrom({ ...GOOD, [name]: value })
    expect(() => bad[read](name, wanted)).toThrow(`${name} must be set to ${wanted}`)
  })
})

test("a service's own token is accepted by the others that have the same key, and by none with another", async () => {
  const token = await serviceEnvironment('quote', settings).tokenFor('acme-metal')
  expect(await verifierFrom(settings)(token)).toMatchObject({ subject: 'service:quote', tenant: 'acme-metal' })
  const stranger = settingsFrom({ ...GOOD, TORRENT_INTERNAL_KEY: 'cd'.repeat(32) })
  await expect(verifierFrom(stranger)(token)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test('a service that it calls must have an address', () => {
  const { client } = serviceEnvironment('quote', settings)
  expect(() => client(CommonService, 'common')).toThrow('TORRENT_COMMON_ADDRESS must be set to host:port')
})
