import { Outlet, useLocation } from '@tanstack/react-router'
import { type NavBadge, Slot, useHost } from '@torrent/portal-kit'
import { getHost, useStore } from '@torrent/portal-kit/host'
import { Alert, AppShell } from '@torrent/ui'
import { lazy, Suspense } from 'react'
import { JobButton } from '../jobs/JobButton.tsx'
import { useText } from '../messages/use-text.ts'
import { NotificationButton } from '../notifications/NotificationButton.tsx'
import { usePortal } from '../portal-context.ts'
import { Shortcuts } from '../shortcuts/Shortcuts.tsx'
import { UpdateOffer } from '../update/UpdateOffer.tsx'
import { AccountMenu } from './AccountMenu.tsx'
import { destinations, isCurrent } from './navigation.ts'
import { PageChange } from './PageChange.tsx'
import { PreferenceMenus } from './PreferenceMenus.tsx'
import { useAfterwards } from './use-afterwards.ts'
import { useCollapsed } from './use-collapsed.ts'

/**
 * Signed out in another tab: this one says so and waits for the person. Going to sign in by itself would meet the
 * identity provider before the other tab has ended its session there, and sign the person in again.
 */
const signedOutElsewhere = () => getHost().sessionEnded()

const Dialogs = lazy(() => import('./Dialogs.tsx').then(({ Dialogs }) => ({ default: Dialogs })))
const PreviewBadge = lazy(() =>
  import('../preview/PreviewBadge.tsx').then(({ PreviewBadge }) => ({ default: PreviewBadge })),
)
const SessionWatch = lazy(() =>
  import('../session/SessionWatch.tsx').then(({ SessionWatch }) => ({ default: SessionWatch })),
)

/** What stands around every page: navigation, jobs, notifications, language, theme, account, and word of a lost connection. */
export function Frame() {
  const t = useText()
  const { user, remotes, actions, language, connection } = useHost()
  const { releases, previews } = usePortal()
  const badges = useStore(getHost().badges)
  const { pathname } = useLocation()
  const [collapsed, setCollapsed] = useCollapsed()
  const afterwards = useAfterwards()
  const badgeOf = (badge: NavBadge | undefined) =>
    badge && {
      count: badge.count,
      strong: (badge.mentions ?? 0) > 0,
      description: badge.mentions ? t('nav.mentions', { ...badge }) : t('nav.waiting', { count: badge.count }),
    }
  const places = destinations(remotes, actions, language, t('nav.home'))

  return (
    <AppShell
      brand="Torrent"
      homeHref="/"
      tenant={user.tenantName[language]}
      nav={places.map(place => ({
        ...place,
        current: isCurrent(place.href, pathname),
        badge: badgeOf(place.owner === undefined ? undefined : badges[place.owner]),
      }))}
      collapsed={collapsed}
      onCollapsedChange={setCollapsed}
      tools={
        <>
          <Suspense fallback={null}>{previews.length > 0 && <PreviewBadge previews={previews} />}</Suspense>
          {afterwards && <Slot name="shell.dock" />}
          <JobButton />
          <NotificationButton />
          <PreferenceMenus />
          <AccountMenu />
        </>
      }
      navFooter={afterwards && <UpdateOffer watch={releases} collapsed={collapsed} />}
      banner={connection === 'lost' && <Alert tone="warning">{t('offline.banner')}</Alert>}
    >
      <PageChange places={places} />
      <Shortcuts places={places} />
      <Outlet />
      <Suspense fallback={null}>
        {afterwards && <Dialogs />}
        {afterwards && <SessionWatch onEnded={signedOutElsewhere} />}
      </Suspense>
    </AppShell>
  )
}
