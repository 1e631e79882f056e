import { useLocation } from '@tanstack/react-router'
import { useAllowed, useNavBadge } from '@torrent/portal-kit'
import { IconButton } from '@torrent/ui'
import { lazy, Suspense, useRef, useState } from 'react'
import { useText } from '../../messages/use-text.ts'
import { useUnread } from '../../store/use-chat.ts'
import { DesktopNotices } from '../notifications/DesktopNotices.tsx'
import styles from './dock.module.css'

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
  const button = useRef<HTMLSpanElement>(null)
  const close = () => {
    setOpen(false)
    button.current?.querySelector('button')?.focus()
  }
  const { count, mentions } = unread
  return (
    <>
      <DesktopNotices />
      {!isChatPage && (
        <span className={styles.button} ref={button}>
          <IconButton
            icon="chat"
            label={count > 0 ? t('dock.buttonUnread', { count }) : t('dock.button')}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          />
          {count > 0 && (
            <span className={styles.count} data-mentions={mentions > 0 || undefined} aria-hidden="true">
              {mentions > 0 ? mentions : count > 99 ? '99+' : count}
            </span>
          )}
        </span>
      )}
      {isOpen && !isChatPage && (
        <Suspense>
          <DockPanel onClose={close} />
        </Suspense>
      )}
    </>
  )
}
