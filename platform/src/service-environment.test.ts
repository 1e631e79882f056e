import { CommonService } from '@torrent/contracts/common'
import { expect, test } from 'vitest'
import { readServiceEnvironment } from './service-environment.ts'

const GOOD = {
  TORRENT_DATABASE_URL: 'postgres://svc_quote:secret@127.0.0.1:5432/quote',
  TORRENT_BROKER_URL: 'postgres://svc_broker:secret@127.0.0.1:5432/broker',
  TORRENT_GRPC_ADDRESS: '127.0.0.1:0',
  TORRENT_TENANTS: 'acme-metal,mori-foods',
  TORRENT_ISSUER: 'http://localhost:3000/oidc',
  TORRENT_JWKS_URL: 'http://localhost:3000/oidc/jwks',
  TORRENT_INTERNAL_KEY: 'ab'.repeat(32),
}

test('a service alone learns from its environment where everything is', () => {
  expect(readServiceEnvironment('quote', GOOD)).toMatchObject({
    databaseUrl: GOOD.TORRENT_DATABASE_URL,
    brokerUrl: GOOD.TORRENT_BROKER_URL,
    address: '127.0.0.1:0',
    tenants: ['acme-metal', 'mori-foods'],
  })
})

test('its own token is accepted by every other service with the same key, and by none with another', async () => {
  const { tokenFor, verify } = readServiceEnvironment('quote', GOOD)
  const token = await tokenFor('acme-metal')
  expect(await verify(token)).toMatchObject({ subject: 'service:quote', tenant: 'acme-metal', roles: ['service'] })
  const stranger = readServiceEnvironment('quote', { ...GOOD, TORRENT_INTERNAL_KEY: 'cd'.repeat(32) })
  await expect(stranger.verify(token)).rejects.toMatchObject({ code: 'unauthenticated' })
})

test.each([
  ['TORRENT_DATABASE_URL', undefined, 'a PostgreSQL URL'],
  ['TORRENT_BROKER_URL', 'not a url', 'a PostgreSQL URL'],
  ['TORRENT_GRPC_ADDRESS', '50051', 'host:port'],
  ['TORRENT_ISSUER', '', 'the issuer'],
  ['TORRENT_JWKS_URL', undefined, 'the URL of the issuer'],
  ['TORRENT_INTERNAL_KEY', 'abcd', 'at least 32 bytes in hex'],
])('%s = %j: it says what is wanted', (name, value, wanted) => {
  expect(() => readServiceEnvironment('quote', { ...GOOD, [name]: value })).toThrow(
    expect.objectContaining({ message: expect.stringMatching(`^${name} must be set to ${wanted}`) }),
  )
})

test('a service that it calls must have an address', () => {
  const { client } = readServiceEnvironment('quote', GOOD)
  expect(() => client(CommonService, 'common')).toThrow('TORRENT_COMMON_ADDRESS must be set to host:port')
})
