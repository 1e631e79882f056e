import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { lazyParts } from './lazy-parts.ts'

test('screens, slots and languages are found as teams write them', () => {
  const source = `
    export const microFrontend = defineMicroFrontend({
      name: 'quote',
      messages: { ja: () => import('./ja.ts'), en: () => import('./en.ts') },
      createRoutes: parent => [
        createRoute({
          getParentRoute: () => parent,
          path: '/$id',
          component: lazyRouteComponent(() => import('./QuotePage.tsx'), 'QuotePage'),
        }),
      ],
      slots: { 'home.card': () => import('./HomeCard.tsx').then(m => ({ default: m.HomeCard })) },
    })
    export const later = () => import('./other.ts')
    export const computed = name => createRoute({ path: name, component: () => import('./page.tsx') })`
  expect(lazyParts(parseAst(source))).toEqual([
    { kind: 'language', key: 'ja', specifier: './ja.ts' },
    { kind: 'language', key: 'en', specifier: './en.ts' },
    { kind: 'screen', key: '/$id', specifier: './QuotePage.tsx' },
    { kind: 'slot', key: 'home.card', specifier: './HomeCard.tsx' },
  ])
})
