import { createHash } from 'node:crypto'
import type { Bootstrap } from '@torrent/contracts/bootstrap'
import { FETCHING_TAG, type ShellBuild } from './shell-build.ts'

/** A page for one person and address. */
export interface PageContent {
  bootstrap: Bootstrap
  /** `sha384-<base64>` of every script and style sheet of the releases in force, by path. */
  integrity: Readonly<Record<string, string>>
  /** Paths of the scripts and style sheets that this address needs besides the shell's first load. */
  preload: readonly string[]
  /** Paths of those that are fetched once the shell itself is there, so that it has the line until then. */
  later: readonly string[]
  /** The shared modules that this address needs. */
  shared: readonly string[]
  /** Whether what people see first waits for these; if not, they leave the line to the shell. */
  urgent: boolean
  /** Development servers on the person's own machine that it loads from; nothing but in previews and development. */
  devOrigins: readonly string[]
}

export interface WrittenPage {
  html: string
  /** `sha256-<base64>` of the one script that stands in the page itself. */
  importMapHash: string
}

/**
 * Writes into the shell's index.html what the page would otherwise have to ask for: who is signed in, what is allowed,
 * which micro-frontends are live, language and theme; what it needs first; and the hash of everything that may run.
 * @param pathname of the page, without its query
 */
export function writePage(build: ShellBuild, content: PageContent, pathname: string): WrittenPage {
  const { bootstrap, integrity, preload, later, shared, urgent } = content
  const { language, theme } = bootstrap
  // The attribute that the design system's colours depend on; `auto` is decided in the browser.
  const scheme = theme === 'auto' ? '' : ` data-theme="${theme}"`
  const hashes = { ...build.integrity, ...integrity }
  const importMap = inScript({ integrity: hashes })
  const own = build.screens[pathname] ?? []
  const early = new Set([...own, ...shared.flatMap(name => build.shared[name] ?? []), ...preload])
  const links = [...early]
    .filter(path => !build.firstLoad.includes(path))
    .map(path => preloadTag(path, hashes[path], urgent))
  // Browsers leave alone what stands in a template; the shell takes it out (`later-files.ts` there).
  const kept = later.map(path => preloadTag(path, hashes[path], false)).join('')
  if (kept !== '') links.push(`<template id="torrent-later">${kept}</template>`)
  const data = `<script type="application/json" id="torrent-bootstrap">${inScript(bootstrap)}</script>`
  const html = build.html
    .replace(/<html\b[^>]*>/i, () => `<html lang="${language}"${scheme}>`)
    .replace(FETCHING_TAG, (tag, path: string) => withIntegrity(tag, hashes[path]))
    // Browsers want it before anything that loads a module.
    .replace(/<(?:script|link)\b/i, tag => `<script type="importmap">${importMap}</script>${tag}`)
    .replace(/<\/head>/i, () => `${links.join('')}${data}</head>`)
  return { html, importMapHash: `sha256-${createHash('sha256').update(importMap).digest('base64')}` }
}

/** The shell's first load as a `Link` header, which browsers read before the page and proxies pass on as early hints. */
export function linkHeader({ firstLoad, integrity }: ShellBuild): string {
  return firstLoad
    .map(path => {
      const as = path.endsWith('.css') ? 'rel=preload; as=style' : 'rel=modulepreload'
      return `<${encodeURI(path)}>; ${as}; crossorigin; integrity="${integrity[path]}"`
    })
    .join(', ')
}

/** @throws when nobody knows the file: a page with a script that cannot be checked is no page. */
function withIntegrity(tag: string, hash: string | undefined): string {
  if (hash === undefined) throw new Error(`The shell's build has no hash for ${tag}`)
  return tag.replace(/\/?>$/, end => ` integrity="${hash}"${end}`)
}

function preloadTag(path: string, hash: string | undefined, urgent: boolean): string {
  const priority = urgent ? '' : ' fetchpriority="low"'
  const checked = hash === undefined ? '' : ` integrity="${hash}"`
  const rel = path.endsWith('.css') ? 'rel="preload" as="style"' : 'rel="modulepreload"'
  return `<link ${rel} crossorigin href="${inAttribute(path)}"${checked}${priority}>`
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
