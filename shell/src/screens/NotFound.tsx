import { usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, EmptyState, Page } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'

/** The address leads nowhere, or to a document that this person cannot see. */
export function NotFound() {
  const t = useText()
  usePageTitle(t('notFound.title'))
  return (
    <Page title={t('notFound.title')} width="narrow">
      <EmptyState icon="search" title={t('notFound.lead')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('notFound.body')}
      </EmptyState>
    </Page>
  )
}
