import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Bootstrap } from '@torrent/contracts/bootstrap'

/** The shell's page for one request. */
export type ShellPage = (bootstrap: Bootstrap, preload: readonly string[]) => Promise<string>

/**
 * Writes into the shell's index.html what the page would otherwise have to ask for: who is signed in, what is allowed,
 * which micro-frontends are live, language and theme. The file is read again when it changes, so that a new build of
 * the shell needs no restart.
 */
export function createShellPage(shellDir: string): ShellPage {
  const path = join(shellDir, 'index.html')
  let read: { mtimeMs: number; html: string } | undefined

  return async (bootstrap, preload) => {
    const { mtimeMs } = await stat(path)
    if (read?.mtimeMs !== mtimeMs) read = { mtimeMs, html: await readFile(path, 'utf8') }
    return withBootstrap(read.html, bootstrap, preload)
  }
}

/** The page with language, theme and bootstrap written in. */
export function withBootstrap(html: string, bootstrap: Bootstrap, preload: readonly string[]): string {
  const { language, theme } = bootstrap
  // The attribute that the design system's colours depend on; `auto` is decided in the browser.
  const scheme = theme === 'auto' ? '' : ` data-theme="${theme}"`
  const links = preload.map(href => `<link rel="modulepreload" crossorigin href="${inAttribute(href)}">`).join('')
  const data = `<script type="application/json" id="torrent-bootstrap">${inScript(bootstrap)}</script>`
  return html
    .replace(/<html\b[^>]*>/i, () => `<html lang="${language}"${scheme}>`)
    .replace(/<\/head>/i, () => `${links}${data}</head>`)
}

/** JSON that cannot end the script element it stands in, nor begin a comment there. */
function inScript(value: unknown): string {
  return JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

function inAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
