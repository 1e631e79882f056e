import type { Browser } from 'playwright'
import { type Figure, ms } from '../figures.ts'
import { firstView, type View } from './first-view.ts'
import { inTurn } from './in-turn.ts'
import type { Line } from './line.ts'
import { navigation, type Way } from './navigation.ts'
import type { StartsWith } from './packaging.ts'
import type { Visitor } from './visitor.ts'

const ROUNDS: Readonly<Record<Line['name'], number>> = { slow: 5, fast: 9 }

/** The same portal in two packagings, for somebody who is signed in. */
export interface Sides {
  portal: Required<Visitor>
  monolith: Required<Visitor>
}

/** A document that exists, for a link into the middle of the portal. */
export interface Shown {
  id: string
  subject: string
}

/** The screens' scripts that the monolith's page names, as the portal's does: what stands behind this address. */
export const startsWith: StartsWith = path => {
  if (/^\/quotes\/[^/]+$/.test(path)) return ['mfe-quote/src/routes/QuotePage.tsx', 'mfe-quote/src/messages/en.ts']
  if (path === '/orders') return ['mfe-order/src/routes/OrderList.tsx', 'mfe-order/src/messages/en.ts']
  if (path !== '/') return []
  const cards = ['quote', 'order', 'shipping'].flatMap(name => [
    `mfe-${name}/src/slots/HomeCard.tsx`,
    `mfe-${name}/src/messages/en.ts`,
  ])
  return ['shell/src/home/RecentWork.tsx', ...cards]
}

/** The pages that are measured, and what each shows when it is complete. */
export function viewsOf(quote: Shown): { signIn: View; home: View; document: View } {
  return {
    signIn: {
      name: 'sign-in page',
      path: '/',
      complete: page => page.getByLabel('Login ID', { exact: true }).waitFor(),
    },
    home: { name: 'home', path: '/', complete: page => page.getByRole('main').getByText('Draft').first().waitFor() },
    document: {
      name: 'deep link to a quote',
      path: `/quotes/${quote.id}`,
      complete: page => page.getByText(quote.subject).first().waitFor(),
    },
  }
}

/** First views and navigation behind a line, portal beside monolith. */
export async function screens(browser: Browser, sides: Sides, quote: Shown, line: Line): Promise<Figure[]> {
  const views = viewsOf(quote)
  const way: Way = { from: '/orders', link: 'Quotes', shows: quote.subject }
  const figures: Figure[] = []
  for (const view of Object.values(views)) {
    const visit = ({ origin, state }: Required<Visitor>) =>
      firstView(browser, view === views.signIn ? { origin } : { origin, state }, view, line)
    figures.push(await compare(`${view.name}, largest paint`, '≤ 1.2 ×', line, sides, visit))
  }
  const go = (visitor: Visitor) => navigation(browser, visitor, way, line)
  figures.push(await compare('to another micro-frontend', '≤ 1.1 ×', line, sides, go))
  return figures
}

async function compare(
  name: string,
  aim: string,
  line: Line,
  { portal, monolith }: Sides,
  measure: (visitor: Required<Visitor>) => Promise<number>,
): Promise<Figure> {
  const measured = await inTurn({ portal: () => measure(portal), monolith: () => measure(monolith) }, ROUNDS[line.name])
  return {
    name,
    value: ms(measured.portal),
    ratio: measured.portal / measured.monolith,
    beside: `monolith (${ms(measured.monolith)})`,
    aim,
  }
}
