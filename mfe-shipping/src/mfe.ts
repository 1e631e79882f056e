import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'
import { shipmentSearch } from './model/shipment-search.ts'

export const microFrontend = defineMicroFrontend({
  name: 'shipping',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      validateSearch: shipmentSearch.validate,
      component: lazyRouteComponent(() => import('./routes/ShipmentList.tsx'), 'ShipmentList'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/new',
      component: lazyRouteComponent(() => import('./routes/NewShipment.tsx'), 'NewShipment'),
    }),
    createRoute({
      getParentRoute: () => parent,
      path: '/$id',
      component: lazyRouteComponent(() => import('./routes/ShipmentPage.tsx'), 'ShipmentPage'),
    }),
  ],
  slots: {
    'home.card': () => import('./slots/HomeCard.tsx').then(module => ({ default: module.HomeCard })),
    'document.card': () => import('./slots/ShipmentCard.tsx').then(module => ({ default: module.ShipmentCard })),
  },
})
