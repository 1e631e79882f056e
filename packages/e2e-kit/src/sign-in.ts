import type { Browser, BrowserContext, Page } from '@playwright/test'
import { type Faults, faultsIn } from './faults.ts'
import { watchPage } from './watch-page.ts'

export type Role = 'sales' | 'approver' | 'orders' | 'shipping' | 'admin' | 'operator'
export type Language = 'ja' | 'en'

export interface PersonOptions {
  /** e.g. `acme-metal`, one of those with demo accounts, and the first of them when absent. */
  tenant?: string
  language?: Language
  theme?: 'light' | 'dark'
}

/** Somebody at a browser of their own, signed in. */
export interface Person {
  page: Page
  context: BrowserContext
  /** Errors in the console, exceptions and 5xx answers seen so far. */
  problems: string[]
  /** Makes faults in this browser; what it reports while one is in force is expected and no problem. */
  faults: Faults
}

const LABELS = {
  ja: { login: 'ログインID', password: 'パスワード', signIn: 'サインイン' },
  en: { login: 'Login ID', password: 'Password', signIn: 'Sign in' },
}

/**
 * Opens a browser window of its own in which somebody has signed in, on the start page. The form of the sign-in page is
 * sent without showing it, which takes a fifth of the time of a short test; `fillSignIn` does it as a person does.
 */
export async function signIn(
  browser: Browser,
  origin: string,
  role: Role,
  { tenant = 'acme-metal', language = 'en', theme = 'light' }: PersonOptions = {},
): Promise<Person> {
  const context = await browser.newContext({
    baseURL: origin,
    colorScheme: theme,
    locale: language === 'ja' ? 'ja-JP' : 'en-US',
    timezoneId: 'Asia/Tokyo',
    viewport: { width: 1366, height: 768 },
  })
  const page = await context.newPage()
  const problems: string[] = []
  const faults = faultsIn(context, problems)
  watchPage(page, problems, faults.explains)
  await sendSignIn(context, origin, `${role}@${tenant}.example`, 'torrent-demo')
  await page.goto(`/?lang=${language}`)
  await page.getByRole('navigation').first().waitFor()
  return { page, context, problems, faults }
}

/** Fills in the sign-in page that is shown and waits for the portal. */
export async function fillSignIn(
  page: Page,
  login: string,
  password: string,
  language: Language = 'en',
): Promise<void> {
  const labels = LABELS[language]
  await page.getByLabel(labels.login, { exact: true }).fill(login)
  await page.getByLabel(labels.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: labels.signIn, exact: true }).click()
  await page.getByRole('navigation').first().waitFor()
}

/** What the browser sends with a page and a form of it; the context keeps the cookies. */
async function sendSignIn(context: BrowserContext, origin: string, login: string, password: string): Promise<void> {
  const document = { accept: 'text/html', 'sec-fetch-dest': 'document' }
  const asked = await context.request.get('/', { headers: document })
  const answer = await context.request.post(asked.url(), {
    headers: { ...document, origin, 'sec-fetch-site': 'same-origin' },
    form: { login, password },
  })
  const signedIn = answer.ok() && new URL(answer.url()).pathname === '/'
  if (!signedIn) throw new Error(`${login} could not sign in: ${answer.status()} at ${answer.url()}`)
}
