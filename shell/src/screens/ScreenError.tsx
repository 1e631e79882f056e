import { useQueryErrorResetBoundary } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { failedCall, useLanguage, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, EmptyState, ErrorPanel, Page } from '@torrent/ui'
import { useState } from 'react'
import { RemoteUnavailable } from '../federation/remote-loader.ts'
import { useText } from '../messages/use-text.ts'
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
    <Page title={t('forbidden.title')} width="narrow">
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
  const queries = useQueryErrorResetBoundary()
  const [retrying, setRetrying] = useState(false)
  usePageTitle(t('failed.title'))

  async function retry() {
    setRetrying(true)
    queries.reset()
    await router.invalidate()
    reset()
    setRetrying(false)
  }

  return (
    <Page title={t('failed.title')} width="narrow">
      <ErrorPanel
        title={error instanceof RemoteUnavailable ? t('failed.remote') : t('failed.lead')}
        onRetry={retry}
        retrying={retrying}
        action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}
      >
        {failedCall(error)?.text(language) ?? t('failed.body')}
      </ErrorPanel>
    </Page>
  )
}
