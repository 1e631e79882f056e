import type { BootstrapUser } from '@torrent/contracts/bootstrap'
import { getHost, kitMessages, loadTexts, startTexts } from '@torrent/portal-kit/host'
import { applyColorScheme } from '@torrent/ui'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { readBootstrap } from './bootstrap/read-bootstrap.ts'
import { idle, preloadWhenIdle } from './federation/idle-preload.ts'
import { laterFiles } from './federation/later-files.ts'
import { shellMessages } from './messages/use-text.ts'
import { PortalRoot } from './PortalRoot.tsx'
import { createPortal, type Portal } from './portal.ts'
import { showLanguage } from './preferences/choose-preference.ts'
import { followPreferences, keepPreference, takeAskedLanguage } from './preferences/preferences.ts'
import { SignIn } from './session/SignIn.tsx'
import { catchErrors, noteError } from './vitals/caught-errors.ts'

/** Shows the portal, or the way to sign in, in a page that the gateway has prepared. */
export async function start(page: Document): Promise<void> {
  catchErrors(window)
  void laterFiles(page)
  const written = readBootstrap(page)
  const asked = takeAskedLanguage()
  if (asked) keepPreference('language', asked)
  const bootstrap = { ...written, language: asked ?? written.language }
  page.documentElement.lang = bootstrap.language
  applyColorScheme(bootstrap.theme)

  startTexts(bootstrap.language)
  await Promise.all([loadTexts('shell', shellMessages), loadTexts('kit', kitMessages)])

  const container = page.getElementById('root')
  if (!container) throw new Error('The page has no element #root')
  const root = createRoot(container, {
    onCaughtError(error) {
      // Caught by a screen's own boundary, so that neither the window nor, with this, the console hears of it.
      console.error(error)
      noteError(error)
    },
  })
  const user: BootstrapUser | null = bootstrap.user
  if (!user) {
    root.render(<SignIn language={bootstrap.language} theme={bootstrap.theme} />)
    return
  }
  const portal = createPortal(bootstrap, user)
  const shown = new Promise<void>(resolve => {
    const unsubscribe = portal.router.subscribe('onRendered', () => {
      unsubscribe()
      resolve()
    })
  })
  root.render(
    <StrictMode>
      <PortalRoot portal={portal} />
    </StrictMode>,
  )
  await shown
  await afterFirstPage(portal)
}

/** What the first page does not need, so that nothing competes with it for a slow line. */
async function afterFirstPage({ connect, loader, host, router }: Portal): Promise<void> {
  await idle(host.queryClient)
  void connect()
  void import('./vitals/measure-page.ts').then(
    ({ measurePage }) => measurePage(router, host.remotes, host.actions),
    // The next page measures again.
    () => undefined,
  )
  followPreferences(
    language => void showLanguage(language),
    theme => getHost().theme.set(theme),
  )
  await preloadWhenIdle(
    loader,
    host.remotes.map(({ name }) => name),
    host.queryClient,
  )
}
