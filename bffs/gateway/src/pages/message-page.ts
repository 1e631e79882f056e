import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Language, Theme } from '@torrent/contracts/preferences'
import { pageMessages } from './page-messages.ts'

const css = readFileSync(new URL('../../assets/message.css', import.meta.url))
const hash = createHash('sha256').update(css).digest('hex').slice(0, 12)

/** The style sheet of the gateway's own pages, at an address that changes with its content. */
export const messageStyle = { path: `/gateway/${hash}/message.css`, content: css }

export type PageMessage = keyof (typeof pageMessages)['en']

/** A page that says what happened and where to go on, for when the shell cannot. */
export function messagePage(message: PageMessage, view: { language: Language; theme: Theme }, retry = '/'): string {
  const { language, theme } = view
  const { title, text, action } = pageMessages[language][message]
  return `<!doctype html>
<html lang="${language}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Torrent</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${messageStyle.path}">
</head>
<body>
<main>
<p class="wordmark">Torrent</p>
<h1>${title}</h1>
<p>${text}</p>
<p><a href="${retry.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')}">${action}</a></p>
</main>
</body>
</html>
`
}
