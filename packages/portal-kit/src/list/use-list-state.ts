import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { FilterKind, ListSearch, ListState } from './list-search.ts'

export interface ListControl<Sort extends string, Filters extends Record<string, FilterKind>> {
  state: ListState<Sort, Filters>
  /**
   * Changes some of it; everything but turning the page goes back to page 1.
   * @param replace true while typing, so that "back" does not go letter by letter
   */
  change(patch: Partial<ListState<Sort, Filters>>, options?: { replace?: boolean }): void
}

/** The state of a list in the address of its page, and how to change it. */
export function useListState<Sort extends string, Filters extends Record<string, FilterKind>>(
  search: ListSearch<Sort, Filters>,
): ListControl<Sort, Filters> {
  const raw: Record<string, unknown> = useSearch({ strict: false })
  const navigate = useNavigate()
  const change = useCallback<ListControl<Sort, Filters>['change']>(
    (patch, { replace = false } = {}) => {
      void navigate({
        to: '.',
        search: (before: Record<string, unknown>) =>
          search.write({ ...search.read(before), page: 1, ...patch } as ListState<Sort, Filters>),
        replace,
        resetScroll: false,
      })
    },
    [navigate, search],
  )
  return { state: search.read(raw), change }
}
