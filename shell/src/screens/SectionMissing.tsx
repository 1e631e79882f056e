import { usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, EmptyState, Page } from '@torrent/ui'
import { useText } from '../messages/use-text.ts'

/** A part of the portal that this company does not use. */
export function SectionMissing() {
  const t = useText()
  usePageTitle(t('missing.title'))
  return (
    <Page title={t('missing.title')}>
      <EmptyState icon="package" title={t('missing.lead')} action={<ButtonLink href="/">{t('toHome')}</ButtonLink>}>
        {t('missing.body')}
      </EmptyState>
    </Page>
  )
}
