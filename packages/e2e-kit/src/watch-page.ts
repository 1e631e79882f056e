import type { Page } from '@playwright/test'

/**
 * What a page may not do without a test noticing: errors in the console, exceptions, answers of 5xx.
 * @param problems where they are put down
 * @param expected whether a request that failed was to fail; asked once for each report of one, since the browser may
 *   report it long after it was answered
 */
export function watchPage(page: Page, problems: string[], expected: (url: string) => boolean = () => false): void {
  page.on('pageerror', error => problems.push(`exception: ${error.message}`))
  page.on('console', message => {
    if (message.type() !== 'error') return
    const failedRequest = message.text().startsWith('Failed to load resource')
    if (failedRequest && expected(message.location().url)) return
    problems.push(`console: ${message.text()}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
}
