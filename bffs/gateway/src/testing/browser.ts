/** What a test needs of an answer. */
export interface Answer {
  status: number
  headers: Headers
  text: string
  /** Where the last redirect led. */
  url: URL
  json<T>(): T
}

export interface AskOptions {
  method?: string
  headers?: Record<string, string>
  body?: string | URLSearchParams
  /** Redirects to follow. Default 0. */
  follow?: number
}

/** A browser as far as HTTP goes: it keeps cookies by path and follows redirects. For tests. */
export interface TestBrowser {
  ask(path: string, options?: AskOptions): Promise<Answer>
  /** Goes to a page as a person does, through all redirects. */
  goto(path: string): Promise<Answer>
  /** Sends the sign-in form of the page that `goto` ended on. */
  signIn(page: Answer, login: string, password: string): Promise<Answer>
  /** Signs out everywhere, as the shell's button does. */
  signOut(): Promise<Answer>
  cookies(): Map<string, string>
  /** Loses the cookies whose names end so. */
  forget(ending: string): void
  /** Another browser with the same cookies, as a thief would have. */
  clone(): TestBrowser
}

interface Cookie {
  name: string
  value: string
  path: string
}

/** A browser without cookies, at an origin. */
export function createBrowser(origin: string, known: readonly Cookie[] = []): TestBrowser {
  const jar = new Map(known.map(cookie => [`${cookie.name} ${cookie.path}`, cookie]))

  function cookieHeader(path: string): string {
    return [...jar.values()]
      .filter(cookie => path === cookie.path || path.startsWith(cookie.path.replace(/\/?$/, '/')))
      .map(({ name, value }) => `${name}=${value}`)
      .join('; ')
  }

  function keep(header: string, requestPath: string): void {
    const [pair = '', ...attributes] = header.split(';').map(part => part.trim())
    const attribute = (name: string) =>
      attributes.find(part => part.toLowerCase().startsWith(`${name}=`))?.slice(name.length + 1)
    const at = pair.indexOf('=')
    const name = pair.slice(0, at)
    const path = attribute('path') ?? requestPath.slice(0, requestPath.lastIndexOf('/') + 1)
    const expired = attribute('max-age') === '0' || Date.parse(attribute('expires') ?? '') < Date.now()
    if (expired) jar.delete(`${name} ${path}`)
    else jar.set(`${name} ${path}`, { name, value: pair.slice(at + 1), path })
  }

  async function ask(path: string, options: AskOptions = {}): Promise<Answer> {
    const url = new URL(path, origin)
    const cookie = cookieHeader(url.pathname)
    const response = await fetch(url, {
      method: options.method ?? 'GET',
      headers: { ...(cookie === '' ? {} : { cookie }), ...options.headers },
      body: options.body,
      redirect: 'manual',
    })
    for (const header of response.headers.getSetCookie()) keep(header, url.pathname)
    const text = await response.text()
    const location = response.headers.get('location')
    if (location !== null && (options.follow ?? 0) > 0) {
      const next = new URL(location, url)
      if (next.origin === origin) return ask(next.href, { follow: (options.follow ?? 0) - 1, headers: options.headers })
    }
    return { status: response.status, headers: response.headers, text, url, json: <T>() => JSON.parse(text) as T }
  }

  const page = { 'sec-fetch-dest': 'document', accept: 'text/html' }
  const form = { ...page, origin, 'sec-fetch-site': 'same-origin' }

  return {
    ask,
    goto: path => ask(path, { headers: page, follow: 15 }),
    signIn: (from, login, password) =>
      ask(from.url.href, { method: 'POST', headers: form, body: new URLSearchParams({ login, password }), follow: 15 }),
    async signOut() {
      const { csrfToken } = (await ask('/api/auth/csrf')).json<{ csrfToken: string }>()
      const answer = await ask('/api/auth/signout', {
        method: 'POST',
        headers: { ...form, 'x-auth-return-redirect': '1' },
        body: new URLSearchParams({ csrfToken, callbackUrl: '/' }),
      })
      const { url } = answer.json<{ url: string }>()
      if (new URL(url).origin !== origin) return answer
      const asked = await ask(url, { headers: page, follow: 15 })
      // The page between sends its form by script; here it is done by hand.
      const action = /<form[^>]*action="([^"]+)"/.exec(asked.text)?.[1]
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(asked.text)?.[1]
      if (action === undefined || xsrf === undefined) return asked
      return ask(action, {
        method: 'POST',
        headers: form,
        body: new URLSearchParams({ xsrf, logout: 'yes' }),
        follow: 15,
      })
    },
    cookies: () => new Map([...jar.values()].map(({ name, value }) => [name, value])),
    forget(ending) {
      for (const [key, { name }] of jar) if (name.endsWith(ending)) jar.delete(key)
    },
    clone: () => createBrowser(origin, [...jar.values()]),
  }
}
