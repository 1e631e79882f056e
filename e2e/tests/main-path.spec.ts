import { test } from '@torrent/e2e-kit'
import { walkMainPath } from './main-path.ts'

for (const language of ['en', 'ja'] as const) {
  test(`three people take a quote to its delivery, in ${language}`, async ({ person }) => {
    const [sales, approver, logistics] = await Promise.all([
      person('sales', { language }),
      person('approver', { language }),
      person('admin', { language }),
    ])
    await walkMainPath({ sales, approver, logistics }, language)
  })
}
