import { createContext, use } from 'react'
import type { Portal } from './portal.ts'

/** The portal that the frame belongs to. */
export const PortalContext = createContext<Portal | undefined>(undefined)

/** @throws outside of `PortalRoot` */
export function usePortal(): Portal {
  const portal = use(PortalContext)
  if (!portal) throw new Error('This stands inside PortalRoot only')
  return portal
}
