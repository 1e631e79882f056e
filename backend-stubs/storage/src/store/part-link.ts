import { createHmac, timingSafeEqual } from 'node:crypto'
import { Refused } from '@torrent/service-kit'
import type { PartAddress } from './blob-store.ts'

/** The path and query of a signed address below `/api/files`. */
export function signPartLink(key: Uint8Array, address: PartAddress): string {
  const { multipart, part, size, expires } = address
  const query = new URLSearchParams({ size: String(size), exp: String(expires), sig: signature(key, address) })
  return `/uploads/${multipart}/${part}?${query}`
}

/** The address that a link stands for. Refused: `link_expired` when it is forged, another person's, or over. */
export function openPartLink(
  key: Uint8Array,
  link: { multipart: string; part: string; query: URLSearchParams; tenant: string; member: string },
  now = Date.now(),
): PartAddress {
  const { multipart, tenant, member, query } = link
  const [part, size, expires] = [link.part, query.get('size') ?? '', query.get('exp') ?? ''].map(wholeNumber)
  if (part === undefined || size === undefined || expires === undefined || !/^[0-9a-f]{32}$/.test(multipart))
    throw new Refused('link_expired')
  const address = { multipart, part, size, tenant, member, expires }
  const wanted = Buffer.from(signature(key, address))
  const given = Buffer.from(query.get('sig') ?? '')
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted) || expires <= now)
    throw new Refused('link_expired')
  return address
}

function signature(key: Uint8Array, { multipart, part, size, tenant, member, expires }: PartAddress): string {
  // As JSON no field can run into the next.
  const stated = JSON.stringify(['part', multipart, part, size, tenant, member, expires])
  return createHmac('sha256', key).update(stated).digest('base64url')
}

function wholeNumber(text: string): number | undefined {
  return /^(?:0|[1-9]\d{0,14})$/.test(text) ? Number(text) : undefined
}
