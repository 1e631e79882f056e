import { createContext, useContext } from 'react'

/**
 * The document on whose own page messages are shown. There it has no card among them: it would repeat the page, with a
 * second button for each decision.
 */
export const DocumentInView = createContext<{ kind: string; id: string } | undefined>(undefined)

/** Whether a document stands on the screen already. */
export function useIsInView(kind: string, id: string): boolean {
  const shown = useContext(DocumentInView)
  return shown?.kind === kind && shown.id === id
}
