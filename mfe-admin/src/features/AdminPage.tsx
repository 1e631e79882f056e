import { useLocation } from '@tanstack/react-router'
import { useHost, usePageTitle } from '@torrent/portal-kit'
import { type Crumb, LinkTabs, Page } from '@torrent/ui'
import type { ReactNode } from 'react'
import { useText } from '../messages/use-text.ts'

const SECTIONS = [
  { href: '/admin/releases', text: 'releases.title', action: 'release.read' },
  { href: '/admin/log', text: 'log.title', action: 'release.read' },
  { href: '/admin/channels', text: 'channels.title', action: 'release.manage' },
  { href: '/admin/previews', text: 'previews.title', action: 'release.manage' },
  { href: '/admin/keys', text: 'keys.title', action: 'release.read' },
  { href: '/admin/bffs', text: 'bffs.title', action: 'release.read' },
] as const

export interface AdminPageProps {
  title: string
  /** Beside the title. */
  titleExtra?: ReactNode
  subtitle?: ReactNode
  breadcrumbs?: readonly Crumb[]
  actions?: ReactNode
  /** Exactly as high as the window: for one long list. */
  fill?: boolean
  children: ReactNode
}

/**
 * One page of the administration. The first pages of its sections have the way to the others that this person may open,
 * those below have the way back.
 */
export function AdminPage({ children, ...page }: AdminPageProps) {
  const t = useText()
  const { actions } = useHost()
  const { pathname } = useLocation()
  usePageTitle(page.title)
  return (
    <Page {...page}>
      {!page.breadcrumbs && (
        <LinkTabs
          label={t('sections')}
          tabs={SECTIONS.filter(({ action }) => actions.has(action)).map(({ href, text }) => ({
            href,
            label: t(text),
            current: pathname === href,
          }))}
        />
      )}
      {children}
    </Page>
  )
}
