import type { Page } from '@playwright/test'

/** What a page may not do without a test noticing: errors in the console, exceptions, answers of 5xx. */
export function watchPage(page: Page): { problems: string[] } {
  const problems: string[] = []
  page.on('pageerror', error => problems.push(`exception: ${error.message}`))
  page.on('console', message => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`)
  })
  page.on('response', response => {
    if (response.status() >= 500) problems.push(`${response.status()} ${response.url()}`)
  })
  return { problems }
}
