import { useMutation } from '@tanstack/react-query'
import type { NotificationView } from '@torrent/portal-bff'
import { useHost, useLanguage } from '@torrent/portal-kit'
import { Drawer, ListSkeleton } from '@torrent/ui'
import { type Notification, NotificationsList } from '@torrent/ui/jobs'
import { useText } from '../messages/use-text.ts'
import { portalBff } from '../portal-bff.ts'
import { useNotifications } from './use-notifications.ts'

/** What this person should hear of, newest first. */
export function NotificationPanel({ onClose }: { onClose: () => void }) {
  const t = useText()
  const language = useLanguage()
  const { queryClient } = useHost()
  const { list } = useNotifications()
  const markRead = useMutation(
    portalBff.notifications.markRead.mutationOptions({
      // The answer is the list as it is now.
      onSuccess: data => queryClient.setQueryData(portalBff.notifications.list.queryKey(), data),
    }),
  )

  function open({ id, read, href }: Notification) {
    if (!read) markRead.mutate({ ids: [id] })
    if (href !== undefined) onClose()
  }

  return (
    <Drawer opened title={t('notifications.title')} onClose={onClose}>
      {list === undefined ? (
        <ListSkeleton />
      ) : (
        <NotificationsList
          notifications={list.map(each => toItem(each, language))}
          onOpen={open}
          onReadAll={() => markRead.mutate({})}
        />
      )}
    </Drawer>
  )
}

function toItem({ title, body, href, ...rest }: NotificationView, language: 'ja' | 'en'): Notification {
  const text = body[language]
  return {
    ...rest,
    title: title[language],
    ...(text === '' ? {} : { text }),
    ...(href === null ? {} : { href }),
  }
}
