import type { IconName } from '@torrent/ui'

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const

/** A size for the eye: 1,234,567 bytes as "1.2 MB". */
export function formatBytes(bytes: number | string): string {
  let value = Number(bytes)
  let unit = 0
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1024
    unit += 1
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1
  return `${value.toLocaleString('en-US', { maximumFractionDigits: digits })} ${UNITS[unit]}`
}

/** The sign of a file, by what was found in it. */
export function iconOf(contentType: string): IconName {
  if (contentType.startsWith('image/')) return 'image'
  if (contentType === 'application/pdf') return 'file-pdf'
  if (/spreadsheet|excel|csv/.test(contentType)) return 'file-table'
  if (/zip|compressed|tar|gzip/.test(contentType)) return 'file-archive'
  return 'file'
}

/** What is known of a file's content. Its width in pixels is 0 when it is no picture, or one that storage could not read. */
interface Content {
  contentType: string
  width?: number
}

/** Whether there is a small picture of it. */
export function isPicture({ contentType, width = 0 }: Content): boolean {
  return contentType.startsWith('image/') && contentType !== 'image/svg+xml' && width > 0
}

/** A picture that cannot be shown here: of a kind that few browsers read (HEIC, TIFF), damaged, or far too large. */
export function lacksPreview(file: Content): boolean {
  return file.contentType.startsWith('image/') && !isPicture(file)
}

/** Where its bytes are; with `download` the browser saves it instead of showing it. */
export function fileHref(id: string, which: 'original' | 'thumbnail', download = false): string {
  return `/api/files/${id}/${which}${download ? '?download=1' : ''}`
}

/** Whether a browser shows it by itself, apart from the portal, as storage lets it; all else is saved. */
export function opensInBrowser(file: Content): boolean {
  return isPicture(file) || /^(?:audio\/|video\/|application\/pdf$|text\/plain)/.test(file.contentType)
}

/** A link to a file: beside the portal where the browser shows it, else saved under its name. */
export function fileLink(id: string, file: Content & { name: string }) {
  return opensInBrowser(file)
    ? { href: fileHref(id, 'original'), target: '_blank', rel: 'noreferrer' }
    : { href: fileHref(id, 'original', true), download: file.name }
}
