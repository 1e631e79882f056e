import type { Question } from '@torrent/portal-kit'
import { createStore, type Store } from '@torrent/portal-kit/host'

/** The one dialog of the frame that is open, if any. */
export type DialogState =
  | undefined
  | { open: 'question'; question: Question; answer(yes: boolean): void }
  | { open: 'shortcuts' }
  | { open: 'session' }
  | { open: 'renewed' }
  | { open: 'jobs' }
  | { open: 'notifications' }

export const dialogs: Store<DialogState> = createStore<DialogState>(undefined)

/** Tells the person that the page is too old, unless something is open that they have to answer first. */
export function offerReload(): void {
  const { open } = dialogs.get() ?? {}
  if (open !== 'question' && open !== 'session') dialogs.set({ open: 'renewed' })
}

/** Asks the person. A second question while one is open is answered with no. */
export function ask(question: Question): Promise<boolean> {
  if (dialogs.get()?.open === 'question') return Promise.resolve(false)
  return new Promise(resolve => {
    dialogs.set({
      open: 'question',
      question,
      answer(yes) {
        dialogs.set(undefined)
        resolve(yes)
      },
    })
  })
}
