import { createStore, type Store } from '@torrent/portal-kit'

/** Stores by key, each made with its first value when it is first asked for. */
export function createStoresByKey<T>(initial: () => T): (key: string) => Store<T> {
  const stores = new Map<string, Store<T>>()
  return key => {
    const store = stores.get(key) ?? createStore(initial())
    stores.set(key, store)
    return store
  }
}
