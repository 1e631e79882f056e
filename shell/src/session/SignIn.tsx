import type { Language, Theme } from '@torrent/contracts/preferences'
import { BrandMark, Button, ErrorPanel, Stack, ThemeProvider } from '@torrent/ui'
import { useEffect, useState } from 'react'
import { useText } from '../messages/use-text.ts'
import styles from './SignIn.module.css'
import { signIn } from './session.ts'

/** Nobody is signed in: goes on to the identity provider's form at once, and comes back to the same address. */
export function SignIn({ language, theme }: { language: Language; theme: Theme }) {
  return (
    <ThemeProvider colorScheme={theme} language={language}>
      <main className={styles.page}>
        <Going />
      </main>
    </ThemeProvider>
  )
}

function Going() {
  const t = useText()
  // Coming back with an error, another automatic attempt could go round in circles.
  const [failed, setFailed] = useState(() => new URL(location.href).searchParams.has('error'))

  useEffect(() => {
    document.title = 'Torrent'
    if (!failed) signIn().catch(() => setFailed(true))
  }, [failed])

  if (failed) {
    return (
      <ErrorPanel
        title={t('signIn.failed')}
        action={
          <Button variant="primary" onClick={() => void signIn(new URL('/', location.href).href)}>
            {t('signIn.button')}
          </Button>
        }
      >
        {t('signIn.failedBody')}
      </ErrorPanel>
    )
  }
  return (
    <Stack>
      <span className={styles.mark}>
        <BrandMark />
        Torrent
      </span>
      <p className={styles.going}>{t('signIn.going')}</p>
    </Stack>
  )
}
