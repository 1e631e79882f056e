import { Slot, useHost, useIntent, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, Card, Grid, Page, Skeleton, Stack } from '@torrent/ui'
import { lazy, Suspense } from 'react'
import { useText } from '../messages/use-text.ts'
import { greetingAt } from './greeting.ts'

const RecentWork = lazy(() => import('./RecentWork.tsx').then(({ RecentWork }) => ({ default: RecentWork })))

/** Where a day begins: what waits for this person, and what they did last. */
export function Home() {
  const t = useText()
  const { user } = useHost()
  const newQuote = useIntent('quote.new')
  usePageTitle(t('nav.home'))
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
        <Suspense fallback={<Skeleton height={160} />}>
          <RecentWork />
        </Suspense>
      </Stack>
    </Page>
  )
}
