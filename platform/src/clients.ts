import type { DescService } from '@bufbuild/protobuf'
import { type Client, connectGrpc, direct, type Service, type TokenVerifier } from '@torrent/service-kit'

/** A client of a contract's service: a direct call when the service lives in this process, gRPC when it does not. */
export function clientOf<Desc extends DescService>(
  contract: Desc,
  home: Service | { address: string },
  verify: TokenVerifier,
): Client<Desc> {
  if ('address' in home) return connectGrpc(contract, home.address)
  const mounted = home.serves.find(({ service }) => service.typeName === contract.typeName)
  if (!mounted) throw new TypeError(`${home.name} does not serve ${contract.typeName}`)
  return direct(contract, mounted.implementation as never, verify)
}
