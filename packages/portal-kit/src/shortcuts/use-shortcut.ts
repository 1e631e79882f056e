import { type RefObject, useEffect, useRef } from 'react'
import { addShortcut, type Shortcut } from './shortcuts.ts'

/** A key, or keys one after the other (`g q`), that work while this component is shown. `?` lists them. */
export function useShortcut({ keys, label, run }: Shortcut): void {
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  useEffect(() => addShortcut({ keys, label, run: () => latest.current() }), [keys, label])
}

/** `/` puts the cursor into a list's search field. */
export function useSearchShortcut(field: RefObject<HTMLInputElement | null>, label: string): void {
  useShortcut({
    keys: '/',
    label,
    run() {
      field.current?.focus()
      field.current?.select()
    },
  })
}
