import { useHost } from '@torrent/portal-kit'
import { useEffect, useMemo } from 'react'
import { useConversations } from '../../store/use-chat.ts'

/** So narrow that the list has the window for itself: there it is what `/chat` shows. As in page.module.css. */
const NARROW = '(max-width: 48rem)'

/**
 * Keeps which conversation was opened last, and goes there from `/chat` itself; where nothing was opened yet, to the one
 * with the most people.
 * @param channel the conversation that the address names
 */
export function useLastOpened(channel: string | undefined): void {
  const { user, navigate } = useHost()
  const { conversations, loading } = useConversations()
  const name = `torrent.chat.last.${user.id}`
  useEffect(() => {
    if (channel !== undefined) keep(name, channel)
  }, [name, channel])
  const start = useMemo(() => {
    if (loading || channel !== undefined) return undefined
    const last = kept(name)
    const shared = conversations.filter(({ kind, archived }) => kind === 'channel' && !archived)
    const largest = shared.toSorted((a, b) => b.memberCount - a.memberCount)[0]
    return conversations.find(({ id }) => id === last)?.id ?? largest?.id
  }, [loading, channel, conversations, name])
  useEffect(() => {
    if (start !== undefined && !matchMedia(NARROW).matches) void navigate(`/chat/${start}`, { replace: true })
  }, [start, navigate])
}

function keep(name: string, id: string): void {
  try {
    localStorage.setItem(name, id)
  } catch {
    // Full or forbidden: it begins elsewhere the next time.
  }
}

function kept(name: string): string | null {
  try {
    return localStorage.getItem(name)
  } catch {
    return null
  }
}
