/** The hashes of the page: what may run in it, and nothing else may. */
export interface PageFiles {
  /**
   * Fetches what differs from its hash anew: a file that came damaged stays in the browser's cache for a year, and would
   * fail again and again after the server has a good one.
   * @param folder of a release, e.g. `/releases/quote/1.4.0/`; what the shell shares is looked at too
   * @returns whether all of it is as it should be
   */
  mend(folder: string): Promise<boolean>
}

/** Fits nothing. An absent hash would let everything through. */
const FITS_NOTHING = `sha384-${'A'.repeat(64)}`

/** Reads the hashes that the gateway wrote into the page, and holds style sheets to them. */
export function guardPage(page: Document): PageFiles {
  const text = page.querySelector('script[type=importmap]')?.textContent
  // A page of a mere file server has none.
  const hashes: Readonly<Record<string, string>> = text ? JSON.parse(text).integrity : {}
  if (text) guardStyles(hashes, page.location.origin)
  return {
    async mend(folder) {
      const paths = Object.keys(hashes).filter(path => path.startsWith(folder) || path.startsWith('/assets/'))
      const intact = await Promise.all(paths.map(path => fetchIntact(path, hashes[path] ?? FITS_NOTHING)))
      return intact.every(Boolean)
    },
  }
}

/**
 * Gives every style sheet of the portal that a script adds the hash it must have; browsers do this for scripts, by the
 * import map, but not for style sheets. One without a known hash is not applied. A style sheet that failed leaves the
 * page again, so that whoever needs it next asks for it again instead of going without.
 */
function guardStyles(hashes: Readonly<Record<string, string>>, origin: string): void {
  const { prototype } = HTMLLinkElement
  const href = Object.getOwnPropertyDescriptor(prototype, 'href')
  const rel = Object.getOwnPropertyDescriptor(prototype, 'rel')
  if (!href?.set || !rel?.set) throw new Error('This browser keeps links in an unknown way')
  const setters = { href: href.set, rel: rel.set }

  function check(link: HTMLLinkElement): void {
    if (link.rel !== 'stylesheet' || link.href === '') return
    const { origin: from, pathname, search } = new URL(link.href)
    // What comes from elsewhere is a development server's, or the content security policy refuses it.
    if (from !== origin) return
    link.crossOrigin ??= ''
    link.integrity = (search === '' && hashes[pathname]) || FITS_NOTHING
    link.addEventListener('error', () => link.remove())
  }

  for (const name of ['href', 'rel'] as const) {
    Object.defineProperty(prototype, name, {
      ...(name === 'href' ? href : rel),
      set(this: HTMLLinkElement, value: string) {
        setters[name].call(this, value)
        check(this)
      },
    })
  }
  const { setAttribute } = prototype
  prototype.setAttribute = function (this: HTMLLinkElement, name: string, value: string) {
    setAttribute.call(this, name, value)
    if (name === 'href' || name === 'rel') check(this)
  }
}

/** The browser itself compares with the hash; what the cache has counts first. */
async function fetchIntact(path: string, integrity: string): Promise<boolean> {
  for (const cache of ['force-cache', 'reload'] as const) {
    const response = await fetch(path, { integrity, cache }).catch(() => undefined)
    if (response?.ok) return true
  }
  return false
}
