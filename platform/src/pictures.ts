import type { Clients } from '@torrent/bff-kit'
import type { GatewayOptions } from '@torrent/gateway-bff'
import { isUuid, Refused } from '@torrent/service-kit'

/** Members' pictures as the gateway serves them: of the asking person's tenant only, null where there is none. */
export function picturesFrom({ member }: Pick<Clients, 'member'>): NonNullable<GatewayOptions['picture']> {
  return async ({ token }, id, traceparent) => {
    if (!isUuid(id)) return null
    try {
      return await member.getPicture({ id }, { token, traceparent })
    } catch (error) {
      if (error instanceof Refused && error.code === 'not_found') return null
      throw error
    }
  }
}
