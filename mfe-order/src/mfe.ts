import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { orderSearch } from './model/order-search.ts'

export const microFrontend = defineMicroFrontend({
  name: 'order',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      validateSearch: orderSearch.validate,
      component: lazyRouteComponent(() => import('./routes/OrderList.tsx'), 'OrderList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/new',
      component: lazyRouteComponent(() => import('./routes/NewOrder.tsx'), 'NewOrder'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id',
      component: lazyRouteComponent(() => import('./routes/OrderPage.tsx'), 'OrderPage'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id/edit',
      component: lazyRouteComponent(() => import('./routes/EditOrder.tsx'), 'EditOrder'),
    }),
  ],
  slots: {
    'home.card': () => import('./slots/HomeCard.tsx').then(module => ({ default: module.HomeCard })),
    'document.card': () => import('./slots/OrderCard.tsx').then(module => ({ default: module.OrderCard })),
  },
})
