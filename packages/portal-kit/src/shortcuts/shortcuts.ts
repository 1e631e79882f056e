import { createStore, type Store } from '../host/store.ts'

export interface Shortcut {
  /** Keys as the person presses them, one after the other: `n`, `g q`, `/`, `?`. */
  keys: string
  /** What it does, in the person's language. */
  label: string
  run(): void
}

/** Milliseconds in which the second key of a sequence must follow. */
const SEQUENCE_WITHIN = 1_200

/** All shortcuts that work at the moment, the latest last. */
export const shortcuts: Store<readonly Shortcut[]> = createStore<readonly Shortcut[]>([])

/** @returns a function that takes it away again */
export function addShortcut(shortcut: Shortcut): () => void {
  shortcuts.set([...shortcuts.get(), shortcut])
  return () => shortcuts.set(shortcuts.get().filter(one => one !== shortcut))
}

export interface KeyPress {
  key: string
  /** A modifier other than Shift was held, or text is being typed or composed. */
  elsewhere: boolean
  /** Milliseconds. */
  at: number
}

/** Follows key presses and says which shortcut they complete; of two with the same keys the latest one wins. */
export function createKeyFollower(known: () => readonly Shortcut[]): (press: KeyPress) => Shortcut | undefined {
  let before: { key: string; at: number } | undefined
  return ({ key, elsewhere, at }) => {
    if (elsewhere) {
      before = undefined
      return undefined
    }
    const sequence = before && at - before.at <= SEQUENCE_WITHIN ? `${before.key} ${key}` : undefined
    const found =
      known().findLast(shortcut => shortcut.keys === sequence) ?? known().findLast(shortcut => shortcut.keys === key)
    before = found ? undefined : { key, at }
    return found
  }
}

/** Whether a key pressed here is meant for the element itself. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable) return true
  return target.matches('input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select')
}
