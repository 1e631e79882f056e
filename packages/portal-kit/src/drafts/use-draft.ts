import { useCallback, useEffect, useRef, useState } from 'react'
import { getHost } from '../host/host.ts'
import { createDraftStore, type DraftStore } from './draft-store.ts'

export interface Draft<T> {
  value: T
  setValue(next: T | ((now: T) => T)): void
  /** True while the value differs from what it began with. */
  dirty: boolean
  /** As `dirty`, at the moment of the call: for `useLeaveGuard`. */
  isDirty(): boolean
  /** True when unsaved work from before a reload was found and put back. */
  restored: boolean
  /** Forgets the kept copy and takes the present value as saved. */
  saved(): void
  /** Goes back to what it began with. */
  discard(): void
}

interface DraftState<T> {
  value: T
  /** What counts as saved. */
  base: T
  restored: boolean
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/**
 * The state of a form that survives a reload. Plain JSON data only.
 * @param key of the document, e.g. `quote/new` or `quote/<id>`
 * @param initial the saved value; while nothing was edited, a new one is taken over
 */
export function useDraft<T>(key: string, initial: T): Draft<T> {
  const [store] = useState(openStore)
  const [state, setState] = useState<DraftState<T>>(() => load(store, key, initial))
  const current = useRef(state)

  const update = useCallback((next: DraftState<T>) => {
    current.current = next
    setState(next)
  }, [])

  const loadedKey = useRef(key)
  useEffect(() => {
    const { value, base } = current.current
    if (loadedKey.current !== key) {
      loadedKey.current = key
      update(load(store, key, initial))
    } else if (same(value, base) && !same(base, initial)) {
      update({ value: initial, base: initial, restored: false })
    }
  }, [key, initial, store, update])

  return {
    value: state.value,
    dirty: !same(state.value, state.base),
    restored: state.restored,
    isDirty: useCallback(() => !same(current.current.value, current.current.base), []),
    setValue: useCallback(
      next => {
        const { value, base, restored } = current.current
        const changed = typeof next === 'function' ? (next as (now: T) => T)(value) : next
        if (same(changed, base)) store.clear(key)
        else store.write(key, changed)
        update({ value: changed, base, restored })
      },
      [key, store, update],
    ),
    saved: useCallback(() => {
      store.clear(key)
      const { value } = current.current
      update({ value, base: value, restored: false })
    }, [key, store, update]),
    discard: useCallback(() => {
      store.clear(key)
      const { base } = current.current
      update({ value: base, base, restored: false })
    }, [key, store, update]),
  }
}

function openStore(): DraftStore {
  const { user } = getHost()
  return createDraftStore(localStorage, `${user.tenant}.${user.id}`)
}

function load<T>(store: DraftStore, key: string, initial: T): DraftState<T> {
  const kept = store.read(key) as T | undefined
  if (kept === undefined || same(kept, initial)) return { value: initial, base: initial, restored: false }
  return { value: kept, base: initial, restored: true }
}
