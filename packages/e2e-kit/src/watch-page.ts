import type { ConsoleMessage, Page } from '@playwright/test'

/**
 * What a page may not do without a test noticing: errors in the console, exceptions, answers of 5xx.
 * @param problems where they are put down
 * @param expected whether the address of a request that failed, or of a script that does not have its digest, was to;
 *   asked once for each report of one, since the browser may report it long after it was answered
 */
export function watchPage(page: Page, problems: string[], expected: (url: string) => boolean = () => false): void {
  page.on('pageerror', error => problems.push(`exception: ${error.message}`))
  page.on('console', message => {
    if (message.type() !== 'error') return
    const about = addressIn(message)
    if (about !== undefined && expected(about)) return
    problems.push(`console: ${message.text()}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
}

/** What the browser itself reports a refusal of; code of the page reports nothing in these words. */
function addressIn(message: ConsoleMessage): string | undefined {
  if (message.text().startsWith('Failed to load resource')) return message.location().url
  return /^Failed to find a valid digest in the 'integrity' attribute for resource '([^']+)'/.exec(message.text())?.[1]
}
