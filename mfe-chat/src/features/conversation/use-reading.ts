import { useCallback, useEffect, useState } from 'react'
import type { Conversation } from '../../bff.ts'
import { useChat } from '../../store/use-chat.ts'

/**
 * Marks a conversation as read while its end is in sight of somebody who looks at the page.
 * @returns to be told whether the end is in sight
 */
export function useReading(conversation: Conversation): (atEnd: boolean) => void {
  const { reading } = useChat()
  const [atEnd, setAtEnd] = useState(false)
  const looking = useLooking()
  const { id, lastSeq } = conversation
  useEffect(() => {
    if (atEnd && looking) reading.seen(id, lastSeq)
  }, [atEnd, looking, reading, id, lastSeq])
  return useCallback(seen => setAtEnd(seen), [])
}

/** Whether the page has the person's attention, as far as a page can know. */
function useLooking(): boolean {
  const [looking, setLooking] = useState(isLooking)
  useEffect(() => {
    const look = () => setLooking(isLooking())
    const events = ['focus', 'blur'] as const
    for (const event of events) window.addEventListener(event, look)
    document.addEventListener('visibilitychange', look)
    return () => {
      for (const event of events) window.removeEventListener(event, look)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return looking
}

function isLooking(): boolean {
  return document.visibilityState === 'visible' && document.hasFocus()
}
