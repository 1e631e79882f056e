import type { DescService } from '@bufbuild/protobuf'
import { type Client, connectGrpc, createTokenVerifier, type TokenVerifier } from '@torrent/service-kit'
import { tokensOf } from './service-tokens.ts'

/** What a service that runs alone is told by its surroundings. */
export interface ServiceEnvironment {
  /** PostgreSQL URL of the service's own role and database. */
  databaseUrl: string
  brokerUrl: string
  /** `host:port` on which it answers gRPC; port 0 picks a free one. */
  address: string
  /** The tenants it serves; their tables are made or brought up to date when it starts. */
  tenants: readonly string[]
  /** Checks who is calling. */
  verify: TokenVerifier
  /** A token with which the service speaks for itself inside a tenant. */
  tokenFor(tenant: string): Promise<string>
  /** Another service, by its contract, at `TORRENT_<NAME>_ADDRESS`. */
  client<Desc extends DescService>(contract: Desc, name: string): Client<Desc>
  /** A setting that only this service has. Throws `BadSetting` when it is not there. */
  setting(name: string): string
}

/** The environment lacks something, or it is not in its form; the message says what. */
export class BadSetting extends Error {
  constructor(name: string, wanted: string) {
    super(`${name} must be set to ${wanted}`)
    this.name = 'BadSetting'
  }
}

/**
 * Reads the environment of the service `name`: TORRENT_DATABASE_URL, TORRENT_BROKER_URL, TORRENT_GRPC_ADDRESS,
 * TORRENT_TENANTS (with commas), TORRENT_ISSUER, TORRENT_JWKS_URL, TORRENT_INTERNAL_KEY (hex, at least 32 bytes).
 * Throws `BadSetting`.
 */
export function readServiceEnvironment(name: string, variables: NodeJS.ProcessEnv): ServiceEnvironment {
  const setting = (variable: string, wanted = 'something') => {
    const value = variables[variable]
    if (!value) throw new BadSetting(variable, wanted)
    return value
  }
  const address = (variable: string) => {
    const value = setting(variable, 'host:port')
    if (!/^\S+:\d{1,5}$/.test(value)) throw new BadSetting(variable, 'host:port')
    return value
  }
  const url = (variable: string, wanted: string) => {
    const value = setting(variable, wanted)
    if (!URL.canParse(value)) throw new BadSetting(variable, wanted)
    return value
  }
  const internalKey = keyFrom(setting('TORRENT_INTERNAL_KEY', KEY_FORM))
  return {
    databaseUrl: url('TORRENT_DATABASE_URL', 'a PostgreSQL URL'),
    brokerUrl: url('TORRENT_BROKER_URL', 'a PostgreSQL URL'),
    address: address('TORRENT_GRPC_ADDRESS'),
    tenants: (variables.TORRENT_TENANTS ?? '').split(',').filter(tenant => tenant !== ''),
    verify: createTokenVerifier({
      issuer: url('TORRENT_ISSUER', "the issuer's URL"),
      keys: new URL(url('TORRENT_JWKS_URL', "the URL of the issuer's keys")),
      internalKey,
    }),
    tokenFor: tokensOf(name, internalKey),
    client: (contract, other) => connectGrpc(contract, address(`TORRENT_${other.toUpperCase()}_ADDRESS`)),
    setting,
  }
}

const KEY_FORM = 'at least 32 bytes in hex'

function keyFrom(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2}){32,}$/i.test(hex)) throw new BadSetting('TORRENT_INTERNAL_KEY', KEY_FORM)
  return Buffer.from(hex, 'hex')
}
