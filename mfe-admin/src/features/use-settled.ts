import { useEffect, useState } from 'react'

/** A value as soon as it has stood for so many milliseconds; compared by what it says, not by which object it is. */
export function useSettled<T extends object>(value: T, ms: number): T {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(JSON.parse(text)), ms)
    return () => clearTimeout(timer)
  }, [text, ms])
  return settled
}
