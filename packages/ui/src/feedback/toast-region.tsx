import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore } from 'react'
import { Button, IconButton } from '../basics/button.tsx'
import tones from '../basics/tone.module.css'
import { classNames } from '../class-names.ts'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { toneIcons } from './alert.tsx'
import styles from './feedback.module.css'
import { leavesByItself, type ShownToast, TOAST_TIME, toastStore } from './toast.ts'

const words: Words<{ region: string; dismiss: string }> = {
  ja: { region: 'お知らせ', dismiss: 'お知らせを閉じる' },
  en: { region: 'Messages', dismiss: 'Dismiss message' },
}

/** Where toasts appear. Rendered once, at the root; ThemeProvider does it. */
export function ToastRegion() {
  const { region } = useWords(words)
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, toastStore.read)
  const section = useRef<HTMLElement>(null)
  const newest = toasts.at(-1)?.id
  // In the top layer, and above a dialog that was opened in the meantime.
  useLayoutEffect(() => {
    section.current?.hidePopover()
    if (newest !== undefined) section.current?.showPopover()
  }, [newest])
  return (
    <section ref={section} popover="manual" className={styles.toasts} aria-label={region} aria-live="polite">
      {toasts.map(message => (
        <Toast key={message.id} message={message} />
      ))}
    </section>
  )
}

function Toast({ message }: { message: ShownToast }) {
  const { dismiss } = useWords(words)
  const [held, setHeld] = useState(false)
  const leaves = leavesByItself(message) && !held

  useEffect(() => {
    if (!leaves) return
    const timer = setTimeout(() => toastStore.dismiss(message.id), TOAST_TIME)
    return () => clearTimeout(timer)
  }, [leaves, message.id])

  return (
    <div
      className={classNames(styles.toast, tones[message.tone])}
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
    >
      <Icon name={toneIcons[message.tone]} size={18} />
      <div className={styles.toastBody}>
        <div className={styles.toastTitle}>{message.title}</div>
        {message.text && <div className={styles.toastText}>{message.text}</div>}
      </div>
      {message.action && (
        <Button
          size="sm"
          onClick={() => {
            message.action?.onSelect()
            toastStore.dismiss(message.id)
          }}
        >
          {message.action.label}
        </Button>
      )}
      <IconButton label={dismiss} icon="x" size="sm" onClick={() => toastStore.dismiss(message.id)} />
    </div>
  )
}
