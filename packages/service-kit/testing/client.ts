import type { DescService } from '@bufbuild/protobuf'
import { type Client, direct, type Service, type TokenVerifier } from '../src/index.ts'

/** A client of a service in this process, behind the same guard as everywhere. */
export function clientOf<Desc extends DescService>(
  contract: Desc,
  service: Service,
  verify: TokenVerifier,
): Client<Desc> {
  const mounted = service.serves.find(served => served.service.typeName === contract.typeName)
  if (!mounted) throw new TypeError(`${service.name} does not serve ${contract.typeName}`)
  return direct(contract, mounted.implementation as never, verify)
}
