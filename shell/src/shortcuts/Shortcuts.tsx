import { useShortcut } from '@torrent/portal-kit'
import { addShortcut, createKeyFollower, getHost, isTyping, shortcuts } from '@torrent/portal-kit/host'
import { useEffect } from 'react'
import { dialogs } from '../frame/dialog-state.ts'
import type { Destination } from '../frame/navigation.ts'
import { useText } from '../messages/use-text.ts'

/** Listens to the keyboard for the whole page: `g` and a letter goes somewhere, `?` lists all shortcuts. */
export function Shortcuts({ places }: { places: readonly Destination[] }) {
  const t = useText()
  useShortcut({ keys: '?', label: t('shortcuts.show'), run: () => dialogs.set({ open: 'shortcuts' }) })

  useEffect(() => {
    const added = places.map(({ key, label, href }) =>
      addShortcut({
        keys: `g ${key}`,
        label: t('shortcuts.go', { place: label }),
        run: () => getHost().navigate(href),
      }),
    )
    return () => {
      for (const remove of added) remove()
    }
  }, [places, t])

  useEffect(() => {
    const follow = createKeyFollower(shortcuts.get)
    function onKeyDown(event: KeyboardEvent) {
      const { key, target, timeStamp, isComposing } = event
      if (key === 'Shift') return
      const modified = event.ctrlKey || event.metaKey || event.altKey
      const inDialog = dialogs.get() !== undefined
      const elsewhere = modified || isComposing || inDialog || isTyping(target)
      const shortcut = follow({ key, elsewhere, at: timeStamp })
      if (!shortcut) return
      event.preventDefault()
      shortcut.run()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])

  return null
}
