import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { idle } from '../federation/idle-preload.ts'

/** False while the first page is built up, true from the first quiet moment on. */
export function useAfterwards(): boolean {
  const [afterwards, setAfterwards] = useState(false)
  const queryClient = useQueryClient()
  useEffect(() => {
    void idle(queryClient).then(() => setAfterwards(true))
  }, [queryClient])
  return afterwards
}
