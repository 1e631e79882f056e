import { type ReactNode, useState } from 'react'
import type { MicroFrontend } from '../bff.ts'
import { PromoteDialog, type PromotionStart } from './PromoteDialog.tsx'
import { RollbackDialog, type RollbackStart } from './RollbackDialog.tsx'

/** What is about to be done to which micro-frontend, with what the person has pointed at already. */
export type Asking =
  | { what: 'promote'; of: MicroFrontend; start: PromotionStart }
  | { what: 'rollback'; of: MicroFrontend; start: RollbackStart }

/** The dialogs that change what is in force; a page puts `dialogs` somewhere and calls `ask`. */
export function useChangeDialogs(): { ask: (asking: Asking) => void; dialogs: ReactNode } {
  const [asking, ask] = useState<Asking>()
  const close = () => ask(undefined)
  return {
    ask,
    dialogs: (
      <>
        {asking?.what === 'promote' && <PromoteDialog of={asking.of} start={asking.start} onClose={close} />}
        {asking?.what === 'rollback' && <RollbackDialog of={asking.of} start={asking.start} onClose={close} />}
      </>
    ),
  }
}
