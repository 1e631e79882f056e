import { pino } from 'pino'

/** Structured log, one JSON object a line. Tokens, cookies and passwords are cut out wherever they stand. */
export const log = pino({
  name: 'torrent',
  level: process.env.TORRENT_LOG ?? 'warn',
  redact: { paths: ['token', '*.token', '*.password', '*.cookie', 'headers.authorization'], censor: '[cut]' },
})
