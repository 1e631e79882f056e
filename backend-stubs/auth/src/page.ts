import type { Language, Theme } from '@torrent/contracts/preferences'
import { script, styleSheet } from './assets.ts'
import { html, type Markup } from './markup.ts'
import { messages } from './messages.ts'

/** What every page of this service needs to know. */
export interface PageContext {
  language: Language
  theme: Theme
  /** Path under which the service is mounted, e.g. `/oidc`. */
  mount: string
  /** Where the switch to the other language leads; without it there is no switch. */
  languageSwitch?: string
}

/** A whole page: the brand on one side, what the person came for on the other. */
export function page(context: PageContext, title: string, content: Markup): string {
  const { language, theme, mount, languageSwitch } = context
  const text = messages[language]
  const other = language === 'ja' ? 'en' : 'ja'
  const { markup } = html`<!doctype html>
<html lang="${language}" data-theme="${theme}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="${theme === 'auto' ? 'light dark' : theme}">
<title>${title} – Torrent</title>
<link rel="icon" href="/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="${mount}${styleSheet.path}">
<script type="module" src="${mount}${script.path}"></script>
</head>
<body>
<div class="frame">
<header class="brand">
<p class="wordmark">${logo} Torrent</p>
<div class="claim">
<p>${text.claim}</p>
${stream(text.stages)}
</div>
</header>
<main>
<div class="content">
<p class="wordmark small">${logo} Torrent</p>
${content}
</div>
${
  languageSwitch !== undefined &&
  html`<p class="language"><a href="${languageSwitch}" lang="${other}" hreflang="${other}">${text.otherLanguage}</a></p>`
}
</main>
</div>
</body>
</html>
`
  return markup
}

/** The mark of the portal, as the design system draws it. */
const logo = html`<svg class="logo" viewBox="0 0 24 24" width="30" height="30" aria-hidden="true"><rect width="24" height="24" rx="6"/><path d="M4.5 7c5 0 5.5 5 10 5h5M4.5 17c5 0 5.5-5 10-5"/><path d="M4.5 12h15" opacity=".65"/></svg>`

/** Streams that become one: decoration with the three stages of a deal, in the person's language. */
function stream(stages: readonly [string, string, string]): Markup {
  const [quote, order, shipment] = stages
  return html`<svg class="stream" viewBox="0 0 420 150" role="presentation" aria-hidden="true">
<path class="faint" d="M-20 8C70 8 110 104 210 104M-20 44C60 44 110 104 200 104M-20 76C50 76 100 104 180 104"/>
<path class="main" d="M-20 104h480"/>
<circle cx="60" cy="104" r="6"/><circle cx="210" cy="104" r="6"/><circle cx="360" cy="104" r="6"/>
<text x="60" y="132">${quote}</text><text x="210" y="132">${order}</text><text x="360" y="132">${shipment}</text>
</svg>`
}
