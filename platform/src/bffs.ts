import { adminRouter } from '@torrent/admin-bff'
import adminContract from '@torrent/admin-bff/contract.json' with { type: 'json' }
import { chatRouter } from '@torrent/chat-bff'
import chatContract from '@torrent/chat-bff/contract.json' with { type: 'json' }
import { orderRouter } from '@torrent/order-bff'
import orderContract from '@torrent/order-bff/contract.json' with { type: 'json' }
import { portalRouter } from '@torrent/portal-bff'
import portalContract from '@torrent/portal-bff/contract.json' with { type: 'json' }
import { quoteRouter } from '@torrent/quote-bff'
import quoteContract from '@torrent/quote-bff/contract.json' with { type: 'json' }
import { shippingRouter } from '@torrent/shipping-bff'
import shippingContract from '@torrent/shipping-bff/contract.json' with { type: 'json' }

/** The BFFs that the portal brings along, by the name under which each is mounted (`/api/<name>`), with their contracts. */
export const BFFS = {
  portal: { router: portalRouter, contract: portalContract },
  quote: { router: quoteRouter, contract: quoteContract },
  order: { router: orderRouter, contract: orderContract },
  shipping: { router: shippingRouter, contract: shippingContract },
  chat: { router: chatRouter, contract: chatContract },
  admin: { router: adminRouter, contract: adminContract },
} as const
