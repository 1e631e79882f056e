import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useStore } from '@torrent/portal-kit/host'
import { type RenderLink, ThemeProvider } from '@torrent/ui'
import { useMemo } from 'react'
import type { Portal } from './portal.ts'
import { PortalContext } from './portal-context.ts'
import { PortalLink } from './routing/PortalLink.tsx'

/** The portal in the person's language and theme. */
export function PortalRoot({ portal }: { portal: Portal }) {
  const { host, router } = portal
  const language = useStore(host.language)
  const theme = useStore(host.theme)
  const renderLink = useMemo<RenderLink>(() => props => <PortalLink {...props} router={router} />, [router])
  return (
    <ThemeProvider colorScheme={theme} language={language} renderLink={renderLink}>
      <QueryClientProvider client={host.queryClient}>
        <PortalContext value={portal}>
          <RouterProvider router={router} />
        </PortalContext>
      </QueryClientProvider>
    </ThemeProvider>
  )
}
