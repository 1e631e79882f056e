import { useEffect, useState } from 'react'
import { idle } from '../federation/idle-preload.ts'

/** False while the first page is built up, true from the first quiet moment on. */
export function useAfterwards(): boolean {
  const [afterwards, setAfterwards] = useState(false)
  useEffect(() => {
    void idle().then(() => setAfterwards(true))
  }, [])
  return afterwards
}
