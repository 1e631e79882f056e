/** The BFF in production: `npm start` with DATABASE_URL, PORTAL_URL, PORT and HOST. */
import { startBff } from './start-bff.ts'

const { DATABASE_URL, PORTAL_URL, PORT = '4700', HOST = '127.0.0.1' } = process.env
if (!DATABASE_URL || !PORTAL_URL) {
  console.error('Set DATABASE_URL (a PostgreSQL database of its own) and PORTAL_URL (e.g. https://portal.example).')
  process.exit(2)
}
const { url } = await startBff({ databaseUrl: DATABASE_URL, portal: PORTAL_URL, port: Number(PORT), host: HOST })
console.log(`The BFF of sample-parts listens on ${url}`)
