import { test } from '@torrent/e2e-kit'
import { walkMainPath } from './main-path.ts'

for (const language of ['en', 'ja'] as const) {
  test(`four people, each with their own role only, take a quote to its delivery, in ${language}`, async ({
    person,
  }) => {
    const [sales, approver, orders, shipping] = await Promise.all([
      person('sales', { language }),
      person('approver', { language }),
      person('orders', { language }),
      person('shipping', { language }),
    ])
    await walkMainPath({ sales, approver, orders, shipping }, language)
  })
}
