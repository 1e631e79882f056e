import type { Page } from 'playwright'

/** When a page showed a text: resolves with the page's own clock, at the change of its content that brought it. */
export function whenShown(page: Page, text: string): Promise<number> {
  return page.evaluate(
    wanted =>
      new Promise<number>(resolve => {
        const look = () => {
          if (!document.body.textContent?.includes(wanted)) return false
          resolve(performance.timeOrigin + performance.now())
          return true
        }
        if (look()) return
        const observer = new MutationObserver(() => {
          if (look()) observer.disconnect()
        })
        observer.observe(document.body, { subtree: true, childList: true, characterData: true })
      }),
    text,
  )
}

/** Sends a request from inside a page; answers when it was sent, when the answer was there, and the answer. */
export function post<T>(page: Page, url: string, body: object): Promise<{ sent: number; answered: number; answer: T }> {
  return page.evaluate(
    async ([target, text]) => {
      const sent = performance.timeOrigin + performance.now()
      const response = await fetch(target, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: text,
      })
      const answer = await response.json()
      return { sent, answered: performance.timeOrigin + performance.now(), answer }
    },
    [url, JSON.stringify(body)] as const,
  )
}

/** How long a GET takes as a page sees it, in milliseconds. */
export function timeGet(page: Page, url: string): Promise<number> {
  return page.evaluate(async target => {
    const started = performance.now()
    const response = await fetch(target)
    await response.text()
    if (!response.ok) throw new Error(`${response.status} ${target}`)
    return performance.now() - started
  }, url)
}
