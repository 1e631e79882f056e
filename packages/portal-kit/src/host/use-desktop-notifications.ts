import { useCallback, useState } from 'react'
import { getHost } from './host.ts'

export interface DesktopNotice {
  /** In the person's language. */
  title: string
  body?: string
  /** One of the same tag takes the other's place: what several windows tell is shown once. */
  tag: string
  /** Where a click on it leads, in the window that showed it. */
  href?: string
}

export interface DesktopNotifications {
  /** What the person has allowed; `default` is not asked yet, `unsupported` where the browser has none. */
  permission: NotificationPermission | 'unsupported'
  /** Asks the person; only where they have just pressed something, or the browser refuses by itself. */
  ask(): Promise<void>
  /** Shows one outside of the page. Does nothing while the person looks at this window, or has not allowed it. */
  show(notice: DesktopNotice): void
}

const current = () => (typeof Notification === 'undefined' ? 'unsupported' : Notification.permission)

/** Notifications of the operating system, for what happens while nobody looks at the portal. */
export function useDesktopNotifications(): DesktopNotifications {
  const [permission, setPermission] = useState<DesktopNotifications['permission']>(current)
  const ask = useCallback(async () => {
    if (current() === 'default') await Notification.requestPermission()
    setPermission(current())
  }, [])
  return { permission, ask, show }
}

function show({ title, body = '', tag, href }: DesktopNotice): void {
  if (current() !== 'granted' || document.hasFocus()) return
  try {
    const shown = new Notification(title, { body, tag, lang: getHost().language.get() })
    shown.onclick = () => {
      window.focus()
      shown.close()
      if (href !== undefined) void getHost().navigate(href)
    }
  } catch {
    // Some browsers of telephones allow it and only let a service worker show any.
  }
}
