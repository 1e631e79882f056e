import { useBlocker } from '@tanstack/react-router'
import { getHost } from '../host/host.ts'
import { useKitText } from '../text/kit-text.ts'

/**
 * Asks before unsaved work is left: on links, back and forward, and on closing the tab.
 * @param isDirty asked at the moment of leaving, so that saving and going on in one step does not ask
 */
export function useLeaveGuard(isDirty: () => boolean): void {
  const t = useKitText()
  useBlocker({
    enableBeforeUnload: isDirty,
    async shouldBlockFn({ current, next }) {
      if (!isDirty() || current.pathname === next.pathname) return false
      const leave = await getHost().confirm({
        title: t('leave.title'),
        body: t('leave.body'),
        yes: t('leave.yes'),
        no: t('leave.no'),
        danger: true,
      })
      return !leave
    },
  })
}
