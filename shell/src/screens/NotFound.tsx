import { useLocation } from '@tanstack/react-router'
import { useHost, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, EmptyState, Page } from '@torrent/ui'
import { destinations, isCurrent } from '../frame/navigation.ts'
import { useText } from '../messages/use-text.ts'

/** The address leads nowhere, or to a document that this person cannot see. */
export function NotFound() {
  const t = useText()
  const { remotes, actions, language } = useHost()
  const { pathname } = useLocation()
  usePageTitle(t('notFound.title'))
  // Of a document that is not there, the list of its kind is the next best thing.
  const around = destinations(remotes, actions, language, '').find(
    ({ owner, href }) => owner !== undefined && href !== pathname && isCurrent(href, pathname),
  )
  return (
    <Page title={t('notFound.title')}>
      <EmptyState
        icon="search"
        title={t('notFound.lead')}
        action={
          <>
            {around && (
              <ButtonLink href={around.href} icon={around.icon} variant="primary">
                {t('toPlace', { place: around.label })}
              </ButtonLink>
            )}
            <ButtonLink href="/">{t('toHome')}</ButtonLink>
          </>
        }
      >
        {t('notFound.body')}
      </EmptyState>
    </Page>
  )
}
