import type { DescService } from '@bufbuild/protobuf'
import { type Client, connectGrpc, createTokenVerifier, type TokenVerifier } from '@torrent/service-kit'
import { tokensOf } from './service-tokens.ts'
import type { Settings } from './settings.ts'

/** What a service that runs alone is told by its surroundings. */
export interface ServiceEnvironment {
  /** PostgreSQL URL of the service's own role and database. */
  databaseUrl: string
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor(tenant: string): Promise<string>
  /** Another service, by its contract, at `TORRENT_<NAME>_ADDRESS`. */
  client<Desc extends DescService>(contract: Desc, name: string): Client<Desc>
}

/** Reads TORRENT_DATABASE_URL and TORRENT_INTERNAL_KEY. Throws `BadSetting`. */
export function serviceEnvironment(name: string, settings: Settings): ServiceEnvironment {
  return {
    databaseUrl: settings.url('TORRENT_DATABASE_URL', 'a PostgreSQL URL'),
    tokenFor: tokensOf(name, settings.key('TORRENT_INTERNAL_KEY')),
    client: (contract, other) => connectGrpc(contract, settings.address(`TORRENT_${other.toUpperCase()}_ADDRESS`)),
  }
}

/** Checks who is calling, by TORRENT_ISSUER, TORRENT_JWKS_URL and TORRENT_INTERNAL_KEY. Throws `BadSetting`. */
export function verifierFrom(settings: Settings): TokenVerifier {
  return createTokenVerifier({
    issuer: settings.url('TORRENT_ISSUER', "the issuer's URL"),
    keys: new URL(settings.url('TORRENT_JWKS_URL', "the URL of the issuer's keys")),
    internalKey: settings.key('TORRENT_INTERNAL_KEY'),
  })
}
