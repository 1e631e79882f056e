import { useLocation } from '@tanstack/react-router'
import { useAllowed, useNavBadge } from '@torrent/portal-kit'
import { IconButton } from '@torrent/ui'
import { lazy, Suspense, useRef, useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { useUnread } from '../../store/use-chat.ts'
import { DesktopNotices } from '../notifications/DesktopNotices.tsx'

// Beside every screen there is the button; what it opens is fetched when it is opened.
const DockPanel = lazy(() => import('./DockPanel.tsx').then(module => ({ default: module.DockPanel })))

/** Chat beside any screen: how much waits, and a small window to read and answer it. */
export function Dock() {
  return useAllowed('chat.use') && <AllowedDock />
}

function AllowedDock() {
  const t = useText()
  const unread = useUnread()
  const isChatPage = useLocation({ select: ({ pathname }) => pathname === '/chat' || pathname.startsWith('/chat/') })
  const [isOpen, setOpen] = useState(false)
  useNavBadge('chat', unread)
  const button = useRef<HTMLButtonElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const { count, mentions } = unread
  return (
    <>
      <DesktopNotices />
      {!isChatPage && (
        <IconButton
          ref={button}
          icon="chat"
          label={
            mentions > 0
              ? t('dock.buttonMentions', { count, mentions })
              : count > 0
                ? t('dock.buttonUnread', { count })
                : t('dock.button')
          }
          count={mentions > 0 ? mentions : count}
          countTone={mentions > 0 ? 'danger' : 'accent'}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
      )}
      {isOpen && !isChatPage && (
        <Suspense>
          <DockPanel onClose={close} />
        </Suspense>
      )}
    </>
  )
}
