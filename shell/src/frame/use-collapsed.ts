import { useState } from 'react'

const KEY = 'torrent.navigation'

/** Whether the navigation shows icons only; kept in this browser. */
export function useCollapsed(): [boolean, (collapsed: boolean) => void] {
  const [collapsed, setCollapsed] = useState(() => {
    try {
      return localStorage.getItem(KEY) === 'collapsed'
    } catch {
      return false
    }
  })
  return [
    collapsed,
    next => {
      setCollapsed(next)
      try {
        localStorage.setItem(KEY, next ? 'collapsed' : 'open')
      } catch {
        // Not kept; it still works on this page.
      }
    },
  ]
}
