import { readdirSync, readFileSync } from 'node:fs'
import type { OutgoingHttpHeaders } from 'node:http'
import { extname, join, relative } from 'node:path'
import { brotliCompressSync, brotliDecompressSync, constants, gunzipSync } from 'node:zlib'

/** Other pages and scripts for the same portal. */
export interface Packaging {
  /** One of its files, if it has one at this address. */
  file(url: string): Answer | undefined
  /** Its page in the place of the portal's, with what the gateway wrote into that. */
  page(html: Buffer, headers: OutgoingHttpHeaders, url: string): Answer
}

/** What is sent for an address. */
export interface Answer {
  headers: OutgoingHttpHeaders
  content: Buffer
}

/** What a page is known to begin with, as the gateway knows it for the portal: sources in the build's manifest. */
export type StartsWith = (path: string) => readonly string[]

interface Chunk {
  file: string
  isEntry?: boolean
  imports?: string[]
  css?: string[]
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
}

/**
 * Serves a build as the gateway serves the shell's: files compressed ahead with brotli and cached for ever, pages with
 * the person, tenant and language written in and the scripts of this address named, so that nothing but the packaging
 * differs.
 */
export function packagingOf(folder: string, startsWith: StartsWith): Packaging {
  const template = readFileSync(join(folder, 'index.html'), 'utf8')
  const manifest: Record<string, Chunk> = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const files = new Map(readdirSync(join(folder, 'assets')).map(name => [`/assets/${name}`, compressed(folder, name)]))

  return {
    file: url => files.get(url),
    page(written, headers, url) {
      const html = decompressed(written, headers['content-encoding']).toString()
      const [tag = '<html>'] = /<html\b[^>]*>/i.exec(html) ?? []
      const [block = ''] = /<script[^>]* id="torrent-bootstrap">[\s\S]*?<\/script>/.exec(html) ?? []
      const links = hints(manifest, startsWith(new URL(url, 'http://localhost').pathname))
      const page = template
        .replace(/<html\b[^>]*>/i, () => tag)
        .replace(/<\/head>/i, () => `${links.join('')}${block}</head>`)
      const content = headers['content-encoding'] ? brotliCompressSync(page, quality(4)) : Buffer.from(page)
      return { content, headers: pageHeaders(headers, content.length) }
    },
  }
}

/** Our headers, but those about the scripts of the portal's packaging. */
function pageHeaders(headers: OutgoingHttpHeaders, length: number): OutgoingHttpHeaders {
  const { link: _link, 'integrity-policy': _integrity, 'transfer-encoding': _transfer, ...rest } = headers
  const policy = String(headers['content-security-policy']).replace(/(script-src|style-src) [^;]*/g, "$1 'self'")
  return {
    ...rest,
    'content-security-policy': policy,
    'content-length': length,
    ...(headers['content-encoding'] ? { 'content-encoding': 'br' } : {}),
  }
}

function hints(manifest: Readonly<Record<string, Chunk>>, sources: readonly string[]): string[] {
  const found = new Set<string>()
  // The manifest names sources as the shell's folder sees them.
  const open = sources.map(source => relative('shell', source))
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`The monolith has no ${name}; has it been renamed? See bench/src/portal.`)
    if (chunk.isEntry) continue
    found.add(chunk.file)
    for (const style of chunk.css ?? []) found.add(style)
    open.push(...(chunk.imports ?? []).filter(each => !found.has(manifest[each]?.file ?? '')))
  }
  return [...found].map(file =>
    file.endsWith('.css')
      ? `<link rel="preload" as="style" crossorigin href="/${file}">`
      : `<link rel="modulepreload" crossorigin href="/${file}">`,
  )
}

const quality = (level: number) => ({ params: { [constants.BROTLI_PARAM_QUALITY]: level } })

function compressed(folder: string, name: string): Answer {
  const content = brotliCompressSync(readFileSync(join(folder, 'assets', name)), quality(11))
  return {
    content,
    headers: {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-encoding': 'br',
      'content-length': content.length,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    },
  }
}

function decompressed(content: Buffer, encoding: OutgoingHttpHeaders[string]): Buffer {
  if (encoding === 'br') return brotliDecompressSync(content)
  return encoding === 'gzip' ? gunzipSync(content) : content
}
