import { getHost } from '../host/host.ts'

export interface DocumentAddress {
  /** e.g. `quote` */
  kind: string
  id: string
}

/**
 * The document that an address of this portal leads to, found through the descriptions of the micro-frontends: the
 * inverse of `documentHref`. Works on whole addresses and on paths; query and fragment are not looked at.
 * @returns undefined for addresses of other places, and for screens that are no document's
 */
export function documentOfHref(href: string): DocumentAddress | undefined {
  if (!URL.canParse(href, location.origin)) return undefined
  const url = new URL(href, location.origin)
  if (url.origin !== location.origin) return undefined
  const pathname = url.pathname.replace(/\/+$/, '')
  const { remotes } = getHost()
  for (const { documents = [], provides } of remotes) {
    // `/quotes/new` is no quote of the id "new".
    if (provides.some(({ path }) => path === pathname)) continue
    for (const { kind, intent } of documents) {
      for (const provided of provides) {
        const id = provided.intent === intent ? idIn(provided.path, pathname) : undefined
        if (id !== undefined) return { kind, id }
      }
    }
  }
  return undefined
}

/** What stands in the place of `:id`. */
function idIn(template: string, pathname: string): string | undefined {
  const wanted = template.split('/')
  const given = pathname.split('/')
  if (wanted.length !== given.length) return undefined
  if (!wanted.every((part, index) => part === ':id' || part === given[index])) return undefined
  const id = given[wanted.indexOf(':id')]
  return id ? decoded(id) : undefined
}

function decoded(part: string): string | undefined {
  try {
    return decodeURIComponent(part)
  } catch {
    return undefined
  }
}
