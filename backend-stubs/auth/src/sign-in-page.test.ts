import { expect, test } from 'vitest'
import { type SignInPage, signInPage } from './sign-in-page.ts'
import { signOutPage } from './sign-out-page.ts'

const view: SignInPage = {
  language: 'en',
  theme: 'auto',
  mount: '/oidc',
  action: '/oidc/sign-in/x',
  languageSwitch: '?lang=ja',
  login: '',
  demo: false,
}

test('what was typed comes back as text', () => {
  const page = signInPage({ ...view, login: '"><script>alert(1)</script>' })
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;')
  expect(page).not.toContain('<script>')
})

test('a wrong password and an unknown login look the same', () => {
  const page = signInPage({ ...view, login: 'a@b.example', problem: { kind: 'wrong' } })
  expect(page).toContain('Login ID or password is not correct.')
  expect(page).toMatch(/role="alert"/)
  expect(page.match(/aria-invalid="true" aria-describedby="problem"/g)).toHaveLength(2)
})

test('the time to wait is said', () => {
  expect(signInPage({ ...view, problem: { kind: 'limited', seconds: 60 } })).toContain('Try again in 60 seconds.')
  expect(signInPage({ ...view, language: 'ja', problem: { kind: 'limited', seconds: 60 } })).toContain('60秒後に')
})

test('the demo accounts are shown in the demo only', () => {
  const demo = signInPage({ ...view, demo: true })
  expect(demo).toContain('data-login="sales@acme-metal.example"')
  // One a role: their colleagues can sign in too, and would bury them.
  expect(demo.match(/data-login=/g)).toHaveLength(12)
  const real = signInPage(view)
  expect(real).not.toContain('acme-metal')
  expect(real).not.toContain('torrent-demo')
})

test('only one thing on the page is called Password, and one Sign in', () => {
  const page = signInPage({ ...view, demo: true })
  expect(page.match(/>Password</g)).toHaveLength(1)
  expect(page.match(/<button[^>]*>Sign in</g)).toHaveLength(1)
  expect(page).not.toMatch(/aria-label="[^"]*password/i)
})

test('no page has inline script or style', () => {
  for (const page of [signInPage({ ...view, demo: true }), signOutPage(view, '<form></form>', true)]) {
    expect(page).not.toMatch(/<style| style=| on[a-z]+=|<script(?! type="module" src=)/)
  }
})

test('signing out goes by itself when the portal asked, and is asked about otherwise', () => {
  expect(signOutPage(view, '', true)).toContain('data-submit')
  const question = signOutPage(view, '', false)
  expect(question).not.toContain('data-submit')
  expect(question).toContain('Stay signed in')
})
