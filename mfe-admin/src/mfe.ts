import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { logSearch } from './model/log-search.ts'
import { microFrontendSearch, releasesSearch } from './model/page-search.ts'

export const microFrontend = defineMicroFrontend({
  name: 'admin',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      beforeLoad: () => {
        throw redirect({ href: '/admin/releases', replace: true })
      },
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/releases',
      validateSearch: releasesSearch.validate,
      component: lazyRouteComponent(() => import('./routes/Releases.tsx'), 'Releases'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/releases/$name',
      validateSearch: microFrontendSearch,
      component: lazyRouteComponent(() => import('./routes/MicroFrontendPage.tsx'), 'MicroFrontendPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/releases/$name/$version',
      component: lazyRouteComponent(() => import('./routes/ReleasePage.tsx'), 'ReleasePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/log',
      validateSearch: logSearch.validate,
      component: lazyRouteComponent(() => import('./routes/Log.tsx'), 'Log'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/channels',
      component: lazyRouteComponent(() => import('./routes/Channels.tsx'), 'Channels'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/previews',
      component: lazyRouteComponent(() => import('./routes/Previews.tsx'), 'Previews'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/keys',
      component: lazyRouteComponent(() => import('./routes/Keys.tsx'), 'Keys'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/bffs',
      component: lazyRouteComponent(() => import('./routes/Bffs.tsx'), 'Bffs'),
    }),
  ],
})
