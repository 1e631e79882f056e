import { type ReactNode, useState } from 'react'
import type { MicroFrontend } from '../bff.ts'
import { PromoteDialog, type PromotionStart } from './PromoteDialog.tsx'
import { RollbackDialog, type RollbackStart } from './RollbackDialog.tsx'
import { useOverview } from './use-overview.ts'

/** What is about to be done to which micro-frontend, with what the person has pointed at already. */
export type Asking =
  | { what: 'promote'; of: MicroFrontend; start: PromotionStart }
  | { what: 'rollback'; of: MicroFrontend; start: RollbackStart }

/** The dialogs that change what is in force; a page puts `dialogs` somewhere and calls `ask`. */
export function useChangeDialogs(): { ask: (asking: Asking) => void; dialogs: ReactNode } {
  const [asking, ask] = useState<Asking>()
  const all = useOverview()
  const close = () => ask(undefined)
  // As it is now, not as it was when the dialog was opened.
  const of = asking && (all?.find(({ name }) => name === asking.of.name) ?? asking.of)
  return {
    ask,
    dialogs: (
      <>
        {asking?.what === 'promote' && of && <PromoteDialog of={of} start={asking.start} onClose={close} />}
        {asking?.what === 'rollback' && of && <RollbackDialog of={of} start={asking.start} onClose={close} />}
      </>
    ),
  }
}
