import { Slot, useHost, useIntent, usePageTitle } from '@torrent/portal-kit'
import { ButtonLink, Page, Skeleton, Stack } from '@torrent/ui'
import { lazy, Suspense, useId } from 'react'
import { useText } from '../messages/use-text.ts'
import { greetingAt } from './greeting.ts'
import styles from './Home.module.css'

const RecentWork = lazy(() => import('./RecentWork.tsx').then(({ RecentWork }) => ({ default: RecentWork })))

/** Where a day begins: what waits for this person, and what they did last. */
export function Home() {
  const t = useText()
  const { user } = useHost()
  const newQuote = useIntent('quote.new')
  usePageTitle(t('nav.home'))
  const waiting = useId()
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
        <section aria-labelledby={waiting} className={styles.section}>
          <h2 id={waiting} className={styles.title}>
            {t('home.waiting')}
          </h2>
          <div className={styles.cards}>
            <Slot name="home.card" waiting={<Skeleton height={88} />} />
          </div>
        </section>
        <Suspense fallback={<Skeleton height={160} />}>
          <RecentWork />
        </Suspense>
      </Stack>
    </Page>
  )
}
