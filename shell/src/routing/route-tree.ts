import {
  type AnyRoute,
  createRootRoute,
  createRoute,
  lazyRouteComponent,
  Outlet,
  redirect,
} from '@tanstack/react-router'
import type { Remote } from '@torrent/contracts/bootstrap'
import type { MicroFrontend } from '@torrent/portal-kit'
import { loadTexts, mayVisit } from '@torrent/portal-kit/host'
import { ListSkeleton } from '@torrent/ui'
import { Frame } from '../frame/Frame.tsx'
import { Home } from '../home/Home.tsx'
import { Forbidden } from '../screens/forbidden.ts'
import { NotFound } from '../screens/NotFound.tsx'

/** The parts of the portal that people know by name; where none is live, the page says so instead of "not found". */
const sections = ['/quotes', '/orders', '/shipments', '/chat', '/admin']

export interface TreeInput {
  remotes: readonly Remote[]
  actions: ReadonlySet<string>
  /** The micro-frontend's definition if it has arrived. */
  loaded(name: string): MicroFrontend | undefined
  /** Asks again for style sheets of it that have failed; rejects when they fail again. */
  restoreStyles(remote: Remote): Promise<void> | undefined
  /** Fetches it and grafts its routes. */
  graft(name: string): Promise<void>
}

/**
 * All routes of the portal. Those of a micro-frontend are there once it has loaded; before, a placeholder stands at its
 * base path, which fetches it and sends the navigation through again. Routes are new objects each time: the router
 * writes into them.
 */
export function buildRouteTree(input: TreeInput): AnyRoute {
  const root = createRootRoute({ component: Frame, notFoundComponent: NotFound })
  const home = createRoute({
    getParentRoute: () => root,
    path: '/',
    component: Home,
  })
  const mounts = input.remotes.map(remote => mountRoute(root, remote, input))
  const taken = new Set(input.remotes.map(remote => remote.basePath))
  const missing = sections.filter(path => !taken.has(path)).map(path => missingSection(root, path))
  return root.addChildren([home, ...mounts, ...missing])
}

function mountRoute(root: AnyRoute, remote: Remote, { loaded, graft, restoreStyles, actions }: TreeInput): AnyRoute {
  const { name } = remote
  const arrived = loaded(name)
  const mount = createRoute({
    getParentRoute: () => root,
    path: remote.basePath,
    staticData: { title: remote.title },
    component: Outlet,
    pendingComponent: ListSkeleton,
    async beforeLoad({ location }) {
      if (!mayVisit(remote, actions, location.pathname)) throw new Forbidden()
      await restoreStyles(remote)
      if (loaded(name) === arrived && arrived) return
      await graft(name)
      throw redirect({ href: location.href, replace: true })
    },
    // Texts arrive together with the code of the page.
    loader: () => arrived && loadTexts(name, arrived.messages),
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (arrived) return mount.addChildren(arrived.createRoutes(mount))
  return mount.addChildren(['/', '$'].map(path => createRoute({ getParentRoute: () => mount, path })))
}

function missingSection(root: AnyRoute, path: string): AnyRoute {
  const mount = createRoute({ getParentRoute: () => root, path })
  return mount.addChildren(
    ['/', '$'].map(child =>
      createRoute({
        getParentRoute: () => mount,
        path: child,
        component: lazyRouteComponent(() => import('../screens/SectionMissing.tsx'), 'SectionMissing'),
      }),
    ),
  )
}
