/** The hashes of the page: what may run in it, and nothing else may. */
export interface PageFiles {
  /**
   * Fetches what differs from its hash anew: a file that came damaged stays in the browser's cache for a year, and would
   * fail again and again after the server has a good one.
   * @param folder of a release, e.g. `/releases/quote/1.4.0/`; what the shell shares is looked at too
   * @returns whether all of it is as it should be
   */
  mend(folder: string): Promise<boolean>
  /**
   * Asks again for style sheets that have failed, of a release and of what the shell shares. The bundler's loader asks
   * once only, and would show the screen without them from then on.
   * @returns undefined when none has failed; rejects when one fails again
   */
  restoreStyles(folder: string): Promise<void> | undefined
}

/** Fits nothing. An absent hash would let everything through. */
const FITS_NOTHING = `sha384-${'A'.repeat(64)}`

/** Reads the hashes that the gateway wrote into the page, and holds style sheets to them. */
export function guardPage(page: Document): PageFiles {
  const text = page.querySelector('script[type=importmap]')?.textContent
  // A page of a mere file server has none.
  const hashes: Readonly<Record<string, string>> = text ? JSON.parse(text).integrity : {}
  const failed = new Set<string>()
  if (text) guardStyles(hashes, page.location.origin, failed)
  const concerns = (folder: string) => (path: string) => path.startsWith(folder) || path.startsWith('/assets/')
  return {
    restoreStyles(folder) {
      const wanted = [...failed].filter(concerns(folder))
      return wanted.length === 0
        ? undefined
        : Promise.all(wanted.map(path => addStyle(page, path))).then(() => undefined)
    },
    async mend(folder) {
      const paths = Object.keys(hashes).filter(concerns(folder))
      const intact = await Promise.all(paths.map(path => fetchIntact(path, hashes[path] ?? FITS_NOTHING)))
      return intact.every(Boolean)
    },
  }
}

/**
 * Gives every style sheet of the portal that a script adds the hash it must have; browsers do this for scripts, by the
 * import map, but not for style sheets. One without a known hash is not applied.
 * @param failed the paths of those that did not arrive as they should
 */
function guardStyles(hashes: Readonly<Record<string, string>>, origin: string, failed: Set<string>): void {
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
    link.addEventListener('load', () => failed.delete(pathname))
    link.addEventListener('error', () => {
      failed.add(pathname)
      link.remove()
    })
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

function addStyle(page: Document, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const link = page.createElement('link')
    link.rel = 'stylesheet'
    link.href = path
    link.addEventListener('load', () => resolve())
    link.addEventListener('error', () => reject(new Error(`The style sheet ${path} did not arrive as it should`)))
    page.head.append(link)
  })
}

/** The browser itself compares with the hash; what the cache has counts first. */
async function fetchIntact(path: string, integrity: string): Promise<boolean> {
  for (const cache of ['force-cache', 'reload'] as const) {
    const response = await fetch(path, { integrity, cache }).catch(() => undefined)
    if (response?.ok) return true
  }
  return false
}

/** Where the files of a release lie, e.g. `/releases/quote/1.4.0/`. @param entry the URL of its manifest */
export function releaseFolder(entry: string): string {
  return entry.slice(0, entry.lastIndexOf('/') + 1)
}
