import type { Page } from '@playwright/test'
import type { Procedure } from './routers.ts'

export interface Answer {
  status: number
  /** The code of the error registry; undefined when the call succeeded. */
  code: string | undefined
  text: string
}

/** Calls procedures from inside a page, as the portal's own code would: with its cookies, its origin and its headers. */
export function callFrom(page: Page, calls: readonly { procedure: Procedure; input: string }[]): Promise<Answer[]> {
  const requests = calls.map(({ procedure: { bff, path, type }, input }) => ({
    url: `/api/${bff}/trpc/${path}${type === 'query' ? `?input=${encodeURIComponent(input)}` : ''}`,
    body: type === 'query' ? undefined : input,
  }))
  return page.evaluate(async list => {
    const answers = []
    for (const { url, body } of list) {
      const response = await fetch(url, {
        method: body === undefined ? 'GET' : 'POST',
        headers: body === undefined ? {} : { 'content-type': 'application/json' },
        body,
      })
      const text = await response.text()
      let code: string | undefined
      try {
        const parsed = JSON.parse(text)
        code = parsed.error?.data?.torrent?.code ?? parsed.code
      } catch {}
      answers.push({ status: response.status, code, text })
    }
    return answers
  }, requests)
}
