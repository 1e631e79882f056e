/** An error that reached the page: thrown by a screen, or by code that nobody waited for. */
export interface CaughtError {
  error: unknown
  /** URL of the script where the browser knows it beside the error. */
  script: string
}

/** More than this before anybody listens is one and the same, over and over. */
const MOST_WAITING = 20

let waiting: CaughtError[] = []
let listener: ((caught: CaughtError) => void) | undefined

/** Hands an error to whoever measures, now or when they have loaded. */
export function noteError(error: unknown, script = ''): void {
  if (listener) listener({ error, script })
  else if (waiting.length < MOST_WAITING) waiting.push({ error, script })
}

/** Hears of what the page throws from now on; small, because it has to be there before everything else. */
export function catchErrors(page: Window): void {
  page.addEventListener('error', event => noteError(event.error, event.filename))
  page.addEventListener('unhandledrejection', event => noteError(event.reason))
}

/** Takes what has come so far and all that comes. */
export function takeErrors(take: (caught: CaughtError) => void): void {
  listener = take
  for (const caught of waiting) take(caught)
  waiting = []
}
