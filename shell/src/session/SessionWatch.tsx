import { useHost } from '@torrent/portal-kit'
import { SessionProvider, useSession } from 'next-auth/react'
import { useEffect } from 'react'
import { hasSession } from './session.ts'

/**
 * Hears when the session ends elsewhere: signed out in another tab, or found expired when this tab is looked at again.
 */
export function SessionWatch({ onEnded }: { onEnded: () => void }) {
  const { user } = useHost()
  // The page was made for somebody who is signed in; asking again at once would be a call for nothing.
  const session = { user: { name: user.name, email: user.email }, expires: '' }
  return (
    <SessionProvider session={session}>
      <Listener onEnded={onEnded} />
    </SessionProvider>
  )
}

function Listener({ onEnded }: { onEnded: () => void }) {
  const { status } = useSession()
  useEffect(() => {
    if (status !== 'unauthenticated') return
    // The library says the same when it could not ask; nobody is sent away because of a lost connection.
    void hasSession().then(has => {
      if (has === false) onEnded()
    })
  }, [status, onEnded])
  return null
}
