import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { quoteSearch } from './model/quote-search.ts'

export const microFrontend = defineMicroFrontend({
  name: 'quote',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      validateSearch: quoteSearch.validate,
      component: lazyRouteComponent(() => import('./routes/QuoteList.tsx'), 'QuoteList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/new',
      component: lazyRouteComponent(() => import('./routes/NewQuote.tsx'), 'NewQuote'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id',
      component: lazyRouteComponent(() => import('./routes/QuotePage.tsx'), 'QuotePage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id/edit',
      component: lazyRouteComponent(() => import('./routes/EditQuote.tsx'), 'EditQuote'),
    }),
  ],
  slots: {
    'home.card': () => import('./slots/HomeCard.tsx').then(module => ({ default: module.HomeCard })),
    'document.card': () => import('./slots/QuoteCard.tsx').then(module => ({ default: module.QuoteCard })),
  },
})
