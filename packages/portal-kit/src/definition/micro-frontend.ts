import type { AnyRoute } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { getHost } from '../host/host.ts'
import type { MessageLoaders } from '../text/texts.ts'

/** What a micro-frontend gives the portal: its `src/mfe.ts` exports one as `microFrontend`. */
export interface MicroFrontend {
  /** As in torrent.json. */
  name: string
  /**
   * Its routes below its base path. Called anew for every route tree, so it must create new routes each time.
   * Keep this cheap: pages through `lazyRouteComponent(() => import('./routes/…'), 'Page')`.
   */
  createRoutes(parent: AnyRoute): AnyRoute[]
  /** Texts, one module a language, each exporting `messages`. Only the language shown is loaded. */
  messages: MessageLoaders
  /** Pieces for screens of others, by slot name; torrent.json lists the same names under `slots`. */
  slots?: Readonly<Record<string, () => Promise<{ default: ComponentType<SlotProps> }>>>
}

/** What a piece in a slot is given. */
export interface SlotProps {
  /** Defined by the slot, e.g. the document that is shown. */
  context: Readonly<Record<string, string>>
}

/**
 * Declares a micro-frontend.
 *
 * ```ts
 * // src/mfe.ts
 * export const microFrontend = defineMicroFrontend({
 *   name: 'quote',
 *   messages: { ja: () => import('./messages/ja.ts'), en: () => import('./messages/en.ts') },
 *   createRoutes: parent => [
 *     createRoute({
 *       getParentRoute: () => parent,
 *       path: '/',
 *       validateSearch: quoteSearch.validate,
 *       component: lazyRouteComponent(() => import('./routes/quote-list.tsx'), 'QuoteList'),
 *     }),
 *   ],
 * })
 * ```
 */
export function defineMicroFrontend(definition: MicroFrontend): MicroFrontend {
  return definition
}

/** Swaps a micro-frontend for a newer version of itself in the running page; its development server calls this. */
export function replaceMicroFrontend(name: string, next: MicroFrontend): void {
  getHost().replaceMicroFrontend(name, next)
}
