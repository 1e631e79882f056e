import { expect, test } from 'vitest'
import { messagePage } from './message-page.ts'
import { pageMessages } from './page-messages.ts'

test('every message exists in both languages, in words of its own', () => {
  expect(Object.keys(pageMessages.ja)).toEqual(Object.keys(pageMessages.en))
  for (const [name, { title }] of Object.entries(pageMessages.ja)) {
    expect(title).not.toBe(pageMessages.en[name as keyof typeof pageMessages.en].title)
  }
})

test('the page works under a policy without inline script and style', () => {
  const html = messagePage('notFound', { language: 'ja', theme: 'dark' }, '/"><script>alert(1)</script>')
  expect(html).toContain('<html lang="ja" data-theme="dark">')
  expect(html).not.toMatch(/<script|<style| style=/)
})
