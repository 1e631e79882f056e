import { Slot, useHost, useIntent, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, Card, Grid, Page, Row, Skeleton, Stack } from '@torrent/ui'
import { destinations } from '../frame/navigation.ts'
import { useText } from '../messages/use-text.ts'
import { greetingAt } from './greeting.ts'

/** Where a day begins: what waits for this person, and the ways to begin something. */
export function Home() {
  const t = useText()
  const { user, remotes, actions, language } = useHost()
  const newQuote = useIntent('quote.new')
  usePageTitle(t('nav.home'))
  const places = destinations(remotes, actions, language, t('nav.home')).slice(1)
  const newQuoteHref = newQuote.href({})

  return (
    <Page
      title={t(greetingAt(new Date().getHours()), { name: user.name })}
      actions={
        newQuoteHref && (
          <ButtonLink href={newQuoteHref} variant="primary" icon="plus">
            {t('home.newQuote')}
          </ButtonLink>
        )
      }
    >
      <Stack space={6}>
        <Card title={t('home.waiting')}>
          <Grid>
            <Slot name="home.card" waiting={<Skeleton height={88} />} />
          </Grid>
        </Card>
        <Card title={t('home.sections')}>
          <Row space={3}>
            {places.map(({ href, label, icon }) => (
              <ButtonLink key={href} href={href} icon={icon}>
                {label}
              </ButtonLink>
            ))}
          </Row>
        </Card>
      </Stack>
    </Page>
  )
}
