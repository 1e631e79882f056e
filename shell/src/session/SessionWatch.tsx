import { SessionProvider, useSession } from 'next-auth/react'
import { useEffect } from 'react'

/**
 * Hears when the session ends elsewhere: signed out in another tab, or found expired when this tab is looked at again.
 */
export function SessionWatch({ onEnded }: { onEnded: () => void }) {
  return (
    <SessionProvider>
      <Listener onEnded={onEnded} />
    </SessionProvider>
  )
}

function Listener({ onEnded }: { onEnded: () => void }) {
  const { status } = useSession()
  useEffect(() => {
    if (status === 'unauthenticated') onEnded()
  }, [status, onEnded])
  return null
}
