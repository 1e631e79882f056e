/**
 * What a browser may show by itself when somebody opens the address: what cannot carry a script that would run as ours.
 * (A PDF's runs in the viewer, which is shut off from pages.) Everything else is downloaded, first of all HTML and SVG.
 * Images only when they could be read here, too.
 */
const SHOWN: ReadonlySet<string> = new Set([
  'application/pdf',
  'audio/aac',
  'audio/flac',
  'audio/mpeg',
  'audio/mp4',
  'audio/ogg',
  'audio/wav',
  'audio/webm',
  'audio/x-m4a',
  'video/mp4',
  'video/ogg',
  'video/webm',
])

export interface Shown {
  contentType: string
  hasThumbnail: boolean
}

/** True when a file may be shown in the browser instead of being downloaded. */
export function mayBeShown({ contentType, hasThumbnail }: Shown): boolean {
  return hasThumbnail || SHOWN.has(contentType) || contentType.startsWith('text/plain;')
}

/**
 * The header `Content-Disposition` (RFC 6266): the name in UTF-8 (RFC 8187) for all browsers of today, and in ASCII for
 * the rest. Nothing in a name can end the header or its quotes.
 */
export function contentDisposition(kind: 'inline' | 'attachment', name: string): string {
  const ascii = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(name).replace(
    /['()*!]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${ascii}"; filename*=UTF-8''${encoded}`
}
