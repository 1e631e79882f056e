import { procedure, router, uuid } from '@torrent/bff-kit'
import { localized } from '@torrent/contracts/composition'
import type { ListNotificationsResponse } from '@torrent/contracts/releases'
import { z } from 'zod'

/** Something that a person should hear of, as the shell shows it. */
export interface NotificationView {
  id: string
  title: { ja: string; en: string }
  /** May be empty. */
  body: { ja: string; en: string }
  tone: 'info' | 'success' | 'warning' | 'danger'
  /** Path in the portal; null when it leads nowhere. */
  href: string | null
  /** ISO 8601, UTC. */
  at: string
  read: boolean
}

/** What the panel shows; the count is of all that is unread, shown or not. */
const SHOWN = 30

export const notificationsRouter = router({
  /** The person's own, newest first. */
  list: procedure('portal.use').query(async ({ ctx }) =>
    toView(await ctx.clients.notifications.listNotifications({ limit: SHOWN }, ctx.call)),
  ),
  /** Those with these ids, or all when there are none. */
  markRead: procedure('portal.use')
    .input(
      z.strictObject({
        ids: z.array(uuid).max(50).default([]),
        // No command is sent: reading the same again changes nothing, so the id needs no memory.
        commandId: uuid.optional(),
      }),
    )
    .mutation(async ({ ctx, input: { ids } }) => {
      await ctx.clients.notifications.markNotificationsRead({ ids }, ctx.call)
      return toView(await ctx.clients.notifications.listNotifications({ limit: SHOWN }, ctx.call))
    }),
})

function toView({ notifications, unread }: ListNotificationsResponse): {
  notifications: NotificationView[]
  unread: number
} {
  return {
    notifications: notifications.map(({ id, title, body, tone, href, at, read }) => ({
      ...{ id, title: localized(title), body: localized(body), tone: toneOf(tone) },
      // Only ever a path of this portal: a link out of it would be somebody else's page in our name.
      href: /^\/(?![/\\])/.test(href) ? href : null,
      ...{ at, read },
    })),
    unread,
  }
}

function toneOf(tone: string): NotificationView['tone'] {
  return tone === 'success' || tone === 'warning' || tone === 'danger' ? tone : 'info'
}
