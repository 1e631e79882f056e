import { DEMO_PASSWORD, demoMembers } from '@torrent/contracts/demo'
import { createBrowser } from '@torrent/gateway-bff/testing'

/** Somebody who is signed in, as far as HTTP goes. */
export interface ChatPerson {
  /** The member's id. */
  id: string
  name: string
  origin: string
  /** For the handshake of a socket. */
  cookie(): string
  /** Asks the chat BFF for something; throws {@link NotAnswered} when it is out of reach or refuses. */
  query<T>(procedure: string, input: object): Promise<T>
  mutate<T>(procedure: string, input: object): Promise<T>
}

/** What came instead of an answer. */
export class NotAnswered extends Error {
  /** Whether asking again may help: nothing was refused, or only because it was too much at once. */
  readonly mayAskAgain: boolean

  constructor(text: string, mayAskAgain: boolean) {
    super(text)
    this.mayAskAgain = mayAskAgain
  }
}

/** Signs all people of a demo company in, as their browsers would. */
export async function signInEverybody(origin: string, tenant: string, most = Number.POSITIVE_INFINITY) {
  const people: ChatPerson[] = []
  // One after the other: passwords are slow to check, on purpose.
  for (const { id, login, name } of demoMembers(tenant).slice(0, most))
    people.push(await signIn(origin, id, login, name))
  return people
}

async function signIn(origin: string, id: string, login: string, name: string): Promise<ChatPerson> {
  const browser = createBrowser(origin)
  await browser.signIn(await browser.goto('/'), login, DEMO_PASSWORD)

  async function ask<T>(path: string, body?: string): Promise<T> {
    const post = { method: 'POST', body, headers: { 'content-type': 'application/json', origin } }
    const answer = await browser.ask(`/api/chat/trpc/${path}`, body === undefined ? {} : post).catch((error: Error) => {
      throw new NotAnswered(`${path}: ${error.message}`, true)
    })
    const { status, text } = answer
    if (status !== 200)
      throw new NotAnswered(`${path}: ${status} ${text.slice(0, 300)}`, status >= 500 || status === 429)
    return answer.json<{ result: { data: T } }>().result.data
  }

  return {
    ...{ id, name, origin },
    cookie: () => [...browser.cookies()].map(([key, value]) => `${key}=${value}`).join('; '),
    query: (procedure, input) => ask(`${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`),
    mutate: (procedure, input) => ask(procedure, JSON.stringify(input)),
  }
}
