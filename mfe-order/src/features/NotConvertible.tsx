import { useIntent, useLanguage, usePageTitle } from '@torrent/portal-kit'
import { useDocumentKinds } from '@torrent/portal-kit/documents'
import { ButtonLink, EmptyState, Page } from '@torrent/ui'
import { formatDate } from '@torrent/ui/format'
import type { QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import type { Obstacle } from '../model/conversion.ts'

/** In the place of the form when no order can be made of the quote: says why and leads back to it. */
export function NotConvertible({ quote, obstacle }: { quote: QuoteDocument; obstacle: Obstacle }) {
  const t = useText()
  const language = useLanguage()
  const { id, number, status, state } = quote
  const view = useDocumentKinds()('quote')
  const href = useIntent('quote.open').href({ id })
  usePageTitle(t('form.newTitle'))
  return (
    <Page title={t('form.newTitle')} breadcrumbs={[{ label: t('list.title'), href: '/orders' }]}>
      <EmptyState
        icon="quote"
        title={t('blocked.title')}
        action={href && <ButtonLink href={href}>{t('blocked.action')}</ButtonLink>}
      >
        {t(`blocked.${obstacle}`, {
          number,
          date: formatDate(state.validUntil, language),
          status: view.status(status).label,
        })}
      </EmptyState>
    </Page>
  )
}
