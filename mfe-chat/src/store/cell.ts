import { useSyncExternalStore } from 'react'

/** A value that changes, read by components and by plain functions alike. */
export interface Cell<T> {
  get(): T
  set(next: T): void
  /** @returns a function that ends the subscription */
  subscribe(listener: () => void): () => void
}

/** A cell that tells its listeners when the value has become another one (`Object.is`). */
export function createCell<T>(initial: T): Cell<T> {
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

/** Cells by key, made when they are first asked for. */
export function createCells<T>(initial: () => T): (key: string) => Cell<T> {
  const cells = new Map<string, Cell<T>>()
  return key => {
    const cell = cells.get(key) ?? createCell(initial())
    cells.set(key, cell)
    return cell
  }
}

/** The cell's value; the component renders again when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get)
}
