import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { defineMicroFrontend } from '@torrent/portal-kit'

export const microFrontend = defineMicroFrontend({
  name: 'chat',
  messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
  createRoutes: parent => [
    createRoute({
      getParentRoute: () => parent,
      // One route, so that the lists and what is being written stay as they are while somebody goes from one to another.
      path: '/{-$channel}/{-$message}',
      component: lazyRouteComponent(() => import('./routes/ChatPage.tsx'), 'ChatPage'),
    }),
  ],
  slots: {
    'document.discussion': () =>
      import('./features/discussion/Discussion.tsx').then(module => ({ default: module.Discussion })),
    'shell.dock': () => import('./features/dock/Dock.tsx').then(module => ({ default: module.Dock })),
  },
})
