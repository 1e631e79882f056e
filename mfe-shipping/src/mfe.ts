import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'

export const microFrontend = defineMicroFrontend({
  name: 'shipping',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      path: '/',
      component: lazyRouteComponent(() => import('./routes/ShipmentList.tsx'), 'ShipmentList'),
    }),
  ],
  slots: { 'home.card': () => import('./slots/HomeCard.tsx').then(module => ({ default: module.HomeCard })) },
})
