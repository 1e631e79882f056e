import { useSyncExternalStore } from 'react'

/** A value that changes, read by components and by plain functions alike. */
export interface Store<T> {
  get(): T
  set(next: T): void
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void
}

/** A store that tells its listeners when the value has become another one (`Object.is`). */
export function createStore<T>(initial: T): Store<T> {
  let value = initial
  const listeners = new Set<() => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(value, next)) return
      value = next
      for (const listener of [...listeners]) listener()
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

/** The store's value; the component renders again when it changes. */
export function useStore<T>(store: Store<T>): T {
  return useSyncExternalStore(store.subscribe, store.get)
}
