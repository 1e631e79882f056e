import { useEffect, useRef } from 'react'
import { getHost } from './host.ts'
import type { RealtimeSaid } from './realtime.ts'

/**
 * Calls the handler whenever the server tells this, as long as the component is shown. The newest handler is called, so
 * it may be made anew on each render.
 *
 * ```ts
 * useRealtime('typing', ({ conversationId, name }) => …)
 * ```
 */
export function useRealtime<E extends keyof RealtimeSaid>(event: E, handler: (said: RealtimeSaid[E]) => void): void {
  const newest = useRef(handler)
  useEffect(() => {
    newest.current = handler
  })
  useEffect(() => getHost().realtime.on(event, said => newest.current(said)), [event])
}
