import { wrongUsage } from '../problem.ts'

/**
 * The portal to work with: `--portal`, else TORRENT_PORTAL, else the one that `npm start` runs on this machine.
 * @returns scheme, host and port, without a slash at the end
 */
export function portalAddress(chosen: string | undefined): string {
  const text = chosen ?? process.env.TORRENT_PORTAL ?? `http://localhost:${process.env.PORT || 3000}`
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '') {
    throw wrongUsage(`"${text}" is no address of a portal.`, 'Write it like https://portal.example.com')
  }
  return url.origin
}

/** True for a portal that runs on this machine. */
export function isOnThisMachine(address: string): boolean {
  const { hostname } = new URL(address)
  return hostname === 'localhost' || hostname === '[::1]' || /^127\./.test(hostname)
}
