import { expect, type Role, signIn, test } from '@torrent/e2e-kit'
import { allowed } from '@torrent/policy'
import { callFrom } from './call.ts'
import { PROCEDURES } from './routers.ts'

const ROLES: readonly Role[] = ['sales', 'approver', 'orders', 'shipping', 'admin', 'operator']
const TENANTS = ['acme-metal', 'mori-foods'] as const

test('every procedure states the action it needs', () => {
  expect(PROCEDURES.length).toBeGreaterThan(30)
  for (const { bff, path, meta } of PROCEDURES) expect(meta?.action, `${bff}.${path}`).toMatch(/^[a-z]+\.[a-z]+$/i)
})

for (const tenant of TENANTS) {
  for (const role of ROLES) {
    test(`every procedure refuses ${role} of ${tenant} exactly what the policies do not permit`, async ({
      browser,
      portal,
    }) => {
      const { page, context } = await signIn(browser, portal.origin, role, { tenant })
      const answers = await callFrom(
        page,
        PROCEDURES.map(procedure => ({ procedure, input: '{}' })),
      )
      await context.close()
      const refused = PROCEDURES.filter((_, index) => answers[index]?.status === 403)
      const principal = { subject: 'x', tenant, roles: [role], name: '', email: '' }
      expect(refused).toEqual(PROCEDURES.filter(({ meta }) => !allowed(principal, meta.action)))
    })
  }
}

test('nobody gets an answer without signing in', async ({ browser, portal }) => {
  // Without a session there is only the sign-in form, whose policy lets it call nothing; the server must refuse as well.
  const context = await browser.newContext({ baseURL: portal.origin, bypassCSP: true })
  const page = await context.newPage()
  await page.goto('/healthz')
  const answers = await callFrom(
    page,
    PROCEDURES.map(procedure => ({ procedure, input: '{}' })),
  )
  await context.close()
  for (const answer of answers) expect(answer.status).toBe(401)
})
