import type { AnyRouter } from '@tanstack/react-router'
import type { Remote } from '@torrent/contracts/bootstrap'
import { mayVisit } from '@torrent/portal-kit/host'
import { type MetricType, onCLS, onFCP, onINP, onLCP, onTTFB } from 'web-vitals'
import { takeErrors } from './caught-errors.ts'
import { attributeError, releaseAt } from './page-release.ts'
import { createReportQueue, type Kind, type Measurement } from './report-queue.ts'
import { createVisits } from './visits.ts'

/** Milliseconds from the first measurement until it is sent together with those that followed. */
const COLLECT_FOR = 2_000

/**
 * Measures each micro-frontend of the page: how often it is shown, fails or does not arrive, and how it feels (Core Web
 * Vitals). Only its name and version go along, nothing of the person or of what they look at. It loads after the first
 * page, whose figures the browser has kept.
 */
export function measurePage(router: AnyRouter, all: readonly Remote[], actions: ReadonlySet<string>): void {
  // A preview is nobody else's, and what comes from a development server is no release.
  const remotes = all.filter(({ reason, entry }) => reason !== 'preview' && entry.startsWith('/releases/'))
  const queue = createReportQueue(send, then => setTimeout(then, COLLECT_FOR))
  const visits = createVisits(loadedWith())

  const count = (kind: Kind, pathname: string, value?: number) => {
    const release = releaseAt(pathname, remotes)
    if (release) queue.add(release, kind, value)
  }

  // Who may not open a screen is shown none of it.
  const view = (pathname: string) => {
    const remote = remotes.find(each => releaseAt(pathname, [each]))
    if (remote && mayVisit(remote, actions, pathname)) count('view', pathname)
  }
  let shown = loadedWith()
  view(shown)
  router.subscribe('onBeforeLoad', ({ toLocation: { pathname } }) => {
    // The first time, a micro-frontend's routes come by a redirect to the same address.
    if (pathname === shown) return
    shown = pathname
    visits.enter(pathname, performance.now())
    view(pathname)
  })

  takeErrors(({ error, script }) => {
    const found = attributeError(error, { script, pathname: location.pathname, remotes })
    if (found) queue.add(found.release, found.kind)
  })

  const measured = ({ name, value, ...metric }: MetricType) =>
    count(KINDS[name], pathOf(metric), name === 'CLS' ? value * 1000 : value)
  const pathOf = ({ entries, navigationType, navigationURL }: Omit<MetricType, 'name' | 'value'>) =>
    navigationType === 'soft-navigation' && navigationURL
      ? new URL(navigationURL, location.origin).pathname
      : visits.at(entries.at(-1)?.startTime ?? 0)
  // Browsers that can tell of navigations inside the page measure each of them by itself.
  const options = { reportSoftNavs: true }
  onLCP(measured, options)
  onINP(measured, options)
  onCLS(measured, options)
  onFCP(measured, options)
  onTTFB(measured)

  // After the vitals' own listeners, which report at this moment.
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') queue.flush()
  })
  window.addEventListener('pagehide', () => queue.flush())
}

const KINDS = { LCP: 'lcp', INP: 'inp', CLS: 'cls', FCP: 'fcp', TTFB: 'ttfb' } as const

function loadedWith(): string {
  const [navigation] = performance.getEntriesByType('navigation')
  return navigation ? new URL(navigation.name, location.origin).pathname : location.pathname
}

/** Not through the query cache: no screen waits for it, and it must arrive although the page is gone. */
function send(measurements: readonly Measurement[]): void {
  fetch('/api/portal/trpc/telemetry.report', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ measurements }),
    keepalive: true,
  }).catch(() => undefined)
}
