/**
 * `npm run dev`: a whole portal on http://localhost:3000 with this micro-frontend from its sources (a saved change
 * appears in the page), its BFF and its service with a database of their own. Data stays in `.torrent` and `.data`; `npx torrent`
 * finds the portal's token there.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { startPortal } from '@torrent/e2e-kit'
import { startBff } from 'sample-parts-bff/start'
import { startDevelopmentDatabase } from 'sample-parts-service/development'

const ROOT = join(import.meta.dirname, '..')
const port = Number(process.env.PORT ?? 3000)
const vitePort = Number(process.env.VITE_PORT ?? 5173)

const database = await startDevelopmentDatabase(join(ROOT, '.data'))
const vite = spawn('vite', ['--port', String(vitePort)], { cwd: join(ROOT, 'mfe'), stdio: 'inherit' })
console.log('Starting a portal …')
const portal = await startPortal({
  port,
  dataDir: join(ROOT, '.torrent'),
  devRemotes: { 'sample-parts': `http://localhost:${vitePort}/mf-manifest.json` },
  bffs: { 'sample-parts': origin => startBff({ databaseUrl: database.url, portal: origin, port: 0 }) },
})
console.log(`
The portal is on ${portal.origin}/sample-parts
Sign in as sales@acme-metal.example with the password torrent-demo. Ctrl-C ends everything.`)

await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM'), once(vite, 'exit'), portal.ended()])
vite.kill()
await portal.dispose()
await database.stop()
process.exit(0)
