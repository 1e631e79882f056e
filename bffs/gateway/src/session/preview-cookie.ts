import type { Principal } from '@torrent/policy'
import { z } from 'zod'
import { parseCookies, setCookie } from './cookies.ts'
import { createSeal } from './seal.ts'

/** A preview that a person has opened. */
export interface HeldPreview {
  id: string
  /** The micro-frontend that it replaces. */
  name: string
  /** A published version, or empty when it comes from a development server. */
  version: string
  /** ISO 8601, UTC. */
  expiresAt: string
}

/** Keeps in the browser which previews a person has opened, so that nothing but their own pages is any different. */
export interface PreviewCookie {
  /** Those that this person has opened and that have not expired; nothing of a cookie that is not ours or not theirs. */
  read(cookieHeader: string | undefined, principal: Principal, now?: Date): HeldPreview[]
  /** The `Set-Cookie` value that keeps them; deletes the cookie when there are none. */
  write(previews: readonly HeldPreview[], principal: Principal, now?: Date): string
}

const PURPOSE = 'torrent gateway preview cookie'

const content = z.object({
  tenant: z.string(),
  subject: z.string(),
  previews: z.array(z.object({ id: z.string(), name: z.string(), version: z.string(), expiresAt: z.iso.datetime() })),
})

/** @param secrets encrypt the cookie; the first encrypts, all of them decrypt */
export function createPreviewCookie(name: string, secrets: readonly string[], secure: boolean): PreviewCookie {
  const seal = createSeal(secrets, PURPOSE)
  return {
    read(cookieHeader, { tenant, subject }, now = new Date()) {
      const sealed = parseCookies(cookieHeader).get(name)
      const text = sealed === undefined ? undefined : seal.open(Buffer.from(sealed, 'base64url'))
      if (text === undefined) return []
      const held = content.parse(JSON.parse(text))
      if (held.tenant !== tenant || held.subject !== subject) return []
      return held.previews.filter(({ expiresAt }) => new Date(expiresAt) > now)
    },
    write(previews, { tenant, subject }, now = new Date()) {
      const ends = previews.map(({ expiresAt }) => new Date(expiresAt).getTime())
      const maxAge = Math.max(0, ...ends.map(end => Math.ceil((end - now.getTime()) / 1000)))
      if (maxAge === 0) return setCookie(name, '', { maxAge, secure })
      const text = JSON.stringify({ tenant, subject, previews })
      return setCookie(name, seal.seal(text).toString('base64url'), { maxAge, secure })
    },
  }
}
