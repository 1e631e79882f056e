import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Calls `dismiss` when a press or the focus goes elsewhere than into `host`, while `active`. */
export function useDismiss(host: RefObject<HTMLElement | null>, active: boolean, dismiss: () => void): void {
  const onElsewhere = useEffectEvent(({ target }: Event) => {
    if (!(target instanceof Node && host.current?.contains(target))) dismiss()
  })
  useEffect(() => {
    if (!active) return
    const notice = (event: Event) => onElsewhere(event)
    document.addEventListener('pointerdown', notice, { capture: true })
    document.addEventListener('focusin', notice)
    return () => {
      document.removeEventListener('pointerdown', notice, { capture: true })
      document.removeEventListener('focusin', notice)
    }
  }, [active])
}
