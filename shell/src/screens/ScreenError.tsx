import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useLocation, useRouter } from '@tanstack/react-router'
import { failedCall, useHost, useLanguage, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, EmptyState, ErrorPanel, Page } from '@torrent/ui'
import { useState } from 'react'
import { releaseFolder } from '../federation/page-files.ts'
import { RemoteUnavailable } from '../federation/remote-loader.ts'
import { useText } from '../messages/use-text.ts'
import { usePortal } from '../portal-context.ts'
import { Forbidden } from './forbidden.ts'
import { NotFound } from './NotFound.tsx'

/** In the place of a screen that failed: what happened, and a way on. Everything around it goes on working. */
export function ScreenError({ error, reset }: ErrorComponentProps) {
  const code = failedCall(error)?.code
  if (error instanceof Forbidden || code === 'forbidden') return <NotAllowed />
  if (code === 'not_found') return <NotFound />
  return <Failed error={error} reset={reset} />
}

function NotAllowed() {
  const t = useText()
  usePageTitle(t('forbidden.title'))
  return (
    <Page title={t('forbidden.title')}>
      <EmptyState icon="lock" title={t('forbidden.lead')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('forbidden.body')}
      </EmptyState>
    </Page>
  )
}

function Failed({ error, reset }: Pick<ErrorComponentProps, 'error' | 'reset'>) {
  const t = useText()
  const language = useLanguage()
  const router = useRouter()
  const { files } = usePortal()
  const { pathname } = useLocation()
  const remote = useHost().remotes.find(({ basePath }) => pathname === basePath || pathname.startsWith(`${basePath}/`))
  const queries = useQueryErrorResetBoundary()
  const [retrying, setRetrying] = useState(false)
  usePageTitle(t('failed.title'))

  async function retry() {
    setRetrying(true)
    // Another release may be in force by now, and a page runs none but its own.
    if (remote?.unusable !== undefined) return location.reload()
    if (remote && isLoadFailure(error) && (await files.mend(releaseFolder(remote.entry)))) {
      // Browsers before 2026 remember for the life of a page that a file has failed.
      if (mended.has(remote.name)) return location.reload()
      mended.add(remote.name)
    }
    queries.reset()
    await router.invalidate()
    reset()
    setRetrying(false)
  }

  return (
    <Page title={t('failed.title')}>
      <ErrorPanel
        title={isLoadFailure(error) ? t('failed.remote') : t('failed.lead')}
        onRetry={retry}
        retrying={retrying}
        action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}
      >
        {failedCall(error)?.text(language) ?? t(remote?.unusable === undefined ? 'failed.body' : 'failed.unusable')}
      </ErrorPanel>
    </Page>
  )
}

/** The micro-frontends whose files were found to be as they should, before a retry. */
const mended = new Set<string>()

/** A file of the micro-frontend did not arrive, or not as it should; anything else is an error of its code. */
function isLoadFailure(error: unknown): boolean {
  return (
    error instanceof RemoteUnavailable ||
    (error instanceof Error && /dynamically imported module|importing a module|preload CSS/i.test(error.message))
  )
}
