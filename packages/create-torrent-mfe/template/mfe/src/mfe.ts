import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { entrySearch } from './model/entry-search.ts'

// Keep this file light: it is fetched before it is needed.
export const microFrontend = defineMicroFrontend({
  name: 'sample-parts',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      validateSearch: entrySearch.validate,
      component: lazyRouteComponent(() => import('./routes/EntryList.tsx'), 'EntryList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/new',
      component: lazyRouteComponent(() => import('./routes/NewEntry.tsx'), 'NewEntry'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id',
      component: lazyRouteComponent(() => import('./routes/EntryPage.tsx'), 'EntryPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id/edit',
      component: lazyRouteComponent(() => import('./routes/EditEntry.tsx'), 'EditEntry'),
    }),
  ],
  slots: { 'home.card': () => import('./slots/HomeCard.tsx').then(module => ({ default: module.HomeCard })) },
})
