import { useQuery } from '@tanstack/react-query'
import { bff } from '../../bff.ts'

export interface Author {
  /** Member id; empty when nobody is asked for. */
  id: string
  state: 'none' | 'loading' | 'known' | 'unknown'
}

/** The person that a name typed after `from:` means: the first that the member list finds by it. */
export function useAuthor(name: string): Author {
  const { data, isPending } = useQuery({
    ...bff.members.queryOptions({ text: name, limit: 1 }),
    enabled: name !== '',
    throwOnError: false,
  })
  if (name === '') return { id: '', state: 'none' }
  if (isPending) return { id: '', state: 'loading' }
  const id = data?.members[0]?.id
  return id === undefined ? { id: '', state: 'unknown' } : { id, state: 'known' }
}
