import { useEffect, useRef, useState } from 'react'
import type { Message } from '../../bff.ts'
import type { TimelineRow } from '../../model/timeline-rows.ts'

/** The message of somebody else that came last while the conversation is open, for those who hear the page. */
export function useNews(rows: readonly TimelineRow[], me: string): Message | undefined {
  const [news, setNews] = useState<Message>()
  const seen = useRef<number>(undefined)
  const last = rows.findLast(row => row.kind === 'message')?.message
  useEffect(() => {
    if (!last || last.seq === 0) return
    const isNew = seen.current !== undefined && last.seq > seen.current
    seen.current = Math.max(seen.current ?? 0, last.seq)
    if (isNew && last.author?.id !== me) setNews(last)
  }, [last, me])
  return news
}
