import { useQuery } from '@tanstack/react-query'
import type { NotificationView } from '@torrent/portal-bff'
import { live } from '@torrent/portal-kit'
import { portalBff } from '../portal-bff.ts'

/** The kind under which the realtime connection tells of new ones. */
export const NOTIFICATION = 'notification'

export interface Notifications {
  /** Newest first; undefined while they are not known. */
  list: readonly NotificationView[] | undefined
  /** Of all, also those that are not in the list. */
  unread: number
}

/** This person's notifications, always up to date. */
export function useNotifications(): Notifications {
  const { data } = useQuery({
    ...portalBff.notifications.list.queryOptions(undefined, live(NOTIFICATION)),
    throwOnError: false,
  })
  return { list: data?.notifications, unread: data?.unread ?? 0 }
}
