/**
 * The identity provider alone, on TORRENT_HTTP_ADDRESS. Only the gateway may reach it, which passes on what is below
 * the issuer's path and says in `x-forwarded-for` who asks. Accounts are not made here.
 */
import { createServer } from 'node:http'
import { createAuthService } from '@torrent/auth-service'
import { listenHttp } from './src/listen-http.ts'
import { runAlone } from './src/run-alone.ts'

await runAlone('auth', async (settings, closing) => {
  const address = settings.address('TORRENT_HTTP_ADDRESS')
  const auth = createAuthService({
    databaseUrl: settings.url('TORRENT_DATABASE_URL', 'a PostgreSQL URL'),
    issuer: settings.url('TORRENT_ISSUER', "the issuer's URL"),
    clientSecret: settings.text('TORRENT_OIDC_CLIENT_SECRET', 'the secret shared with the gateway'),
    cookieSecrets: [settings.text('TORRENT_OIDC_COOKIE_SECRET', 'the secret that signs its cookies')],
    demo: false,
  })
  closing.push(() => auth.stop())
  await auth.ready
  return listenHttp(createServer(auth.handler), address, closing)
})
