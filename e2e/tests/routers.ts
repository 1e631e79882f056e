import { adminRouter } from '@torrent/admin-bff'
import type { ProcedureMeta } from '@torrent/bff-kit'
import { chatRouter } from '@torrent/chat-bff'
import { orderRouter } from '@torrent/order-bff'
import { portalRouter } from '@torrent/portal-bff'
import { quoteRouter } from '@torrent/quote-bff'
import { shippingRouter } from '@torrent/shipping-bff'

/** One procedure of a BFF, as it says of itself. */
export interface Procedure {
  bff: string
  path: string
  type: 'query' | 'mutation'
  meta: ProcedureMeta
}

const ROUTERS = {
  portal: portalRouter,
  quote: quoteRouter,
  order: orderRouter,
  shipping: shippingRouter,
  chat: chatRouter,
  admin: adminRouter,
}

/** Every procedure of every BFF; a new one is tested from the day it exists. */
export const PROCEDURES: readonly Procedure[] = Object.entries(ROUTERS).flatMap(([bff, router]) =>
  Object.entries(
    router._def.procedures as Record<string, { _def: { type: Procedure['type']; meta: ProcedureMeta } }>,
  ).map(([path, { _def }]) => ({ bff, path, type: _def.type, meta: _def.meta })),
)
