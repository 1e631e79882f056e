import { type AnyRouter, createRouter } from '@tanstack/react-router'
import type { Remote } from '@torrent/contracts/bootstrap'
import { ListSkeleton } from '@torrent/ui'
import { type PageFiles, releaseFolder } from '../federation/page-files.ts'
import { type RemoteLoader, RemoteUnavailable } from '../federation/remote-loader.ts'
import { NotFound } from '../screens/NotFound.tsx'
import { ScreenError } from '../screens/ScreenError.tsx'
import { parseSearch, stringifySearch } from './portal-search.ts'
import { buildRouteTree } from './route-tree.ts'

export interface PortalRouter {
  router: AnyRouter
  /** Builds the routes anew from what has loaded, and shows the present page with them. */
  rebuild(): Promise<void>
}

/** The one router of the page. Micro-frontends add their routes to it when they are needed first. */
export function createPortalRouter(
  remotes: readonly Remote[],
  actions: ReadonlySet<string>,
  loader: RemoteLoader,
  files: PageFiles,
): PortalRouter {
  const build = () =>
    buildRouteTree({
      remotes,
      actions,
      loaded: loader.loaded,
      restoreStyles: ({ name, entry }) =>
        files.restoreStyles(releaseFolder(entry))?.catch(cause => {
          throw new RemoteUnavailable(`Style sheets of micro-frontend "${name}" did not load`, { cause })
        }),
      async graft(name) {
        await loader.load(name)
        update()
      },
    })
  const router: AnyRouter = createRouter({
    routeTree: build(),
    parseSearch,
    stringifySearch,
    defaultPreload: 'intent',
    defaultPreloadDelay: 60,
    // Data belongs to the query cache; the router keeps none.
    defaultPreloadStaleTime: 0,
    defaultPendingMs: 150,
    defaultPendingMinMs: 250,
    defaultPendingComponent: ListSkeleton,
    defaultErrorComponent: ScreenError,
    defaultNotFoundComponent: NotFound,
    scrollRestoration: true,
    scrollToTopSelectors: ['main'],
  })
  function update() {
    router.update({ ...router.options, routeTree: build() })
  }
  return {
    router,
    async rebuild() {
      update()
      await router.invalidate()
    },
  }
}
