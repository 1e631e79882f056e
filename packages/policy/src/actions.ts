/** Everything a person can be allowed to do, `<thing>.<verb>`. A permission outside this list is always denied. */
export const ACTIONS = [
  'quote.read',
  'quote.create',
  'quote.edit',
  'quote.submit',
  'quote.approve',
  'quote.send',
  'quote.revise',
  'quote.close',
  'order.read',
  'order.create',
  'order.edit',
  'order.confirm',
  'order.hold',
  'order.cancel',
  'shipment.read',
  'shipment.create',
  'shipment.pick',
  'shipment.ship',
  'shipment.deliver',
  'shipment.cancel',
  'customer.read',
  'item.read',
  'member.read',
  'profile.edit',
  'group.read',
  'group.create',
  // Change groups and channels that are somebody else's.
  'group.manage',
  'chat.use',
  'channel.create',
  'file.use',
  // Ask on behalf of a member what they may read; for the platform's own services only.
  'conversation.follow',
  'job.read',
  'portal.use',
  'portal.admin',
  // Deploys: see what is live; change it for the own tenant; change it for all, with keys, tokens and BFFs.
  'release.read',
  'release.manage',
  'release.operate',
] as const

export type Action = (typeof ACTIONS)[number]

const known: ReadonlySet<string> = new Set(ACTIONS)

/** True when the text names an action of the list. */
export function isAction(value: unknown): value is Action {
  return typeof value === 'string' && known.has(value)
}
