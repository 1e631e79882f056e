import type { Tone } from '../basics/tone.ts'

export interface ToastMessage {
  tone: Tone
  title: string
  text?: string
  action?: { label: string; onSelect: () => void }
}

export interface ShownToast extends ToastMessage {
  id: number
}

/** How long a message stays, in ms. One with an action or of a failure stays until it is dismissed (WCAG 2.2.1). */
export const TOAST_TIME = 6000

const listeners = new Set<() => void>()
let shown: readonly ShownToast[] = []
let lastId = 0

function change(next: readonly ShownToast[]) {
  shown = next
  for (const listener of listeners) listener()
}

/** What the region renders; a store outside React, so that any code can send a message. */
export const toastStore = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
  read: (): readonly ShownToast[] => shown,
  dismiss(id: number): void {
    change(shown.filter(toast => toast.id !== id))
  },
}

/** Shows a message in the corner and reads it out. At most four stand at once; the oldest goes. */
export function toast(message: ToastMessage): void {
  lastId += 1
  change([...shown, { ...message, id: lastId }].slice(-4))
}

/** Whether a message leaves by itself. */
export function leavesByItself(message: ToastMessage): boolean {
  return message.tone !== 'danger' && message.action === undefined
}
