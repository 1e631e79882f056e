import { useCommand } from '@torrent/portal-kit'
import type { ReasonDialogProps } from '@torrent/portal-kit/documents'
import type { DocumentAction } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/**
 * Approving a quote or giving it back, for who may now: on its page and wherever its card stands, by the same commands
 * on the same version of it.
 */
export function useQuoteDecision(quote: QuoteDocument | undefined): {
  actions: DocumentAction[]
  dialog: ReasonDialogProps
} {
  const t = useText()
  const [asking, setAsking] = useState(false)
  const number = quote?.number ?? ''
  const stopAsking = () => setAsking(false)
  const approve = useCommand(bff.approve, { successMessage: t('done.approved', { number }) })
  const reject = useCommand(bff.reject, { successMessage: t('done.rejected', { number }), onSucceeded: stopAsking })

  const step = { id: quote?.id ?? '', baseVersion: quote?.version ?? 0 }
  const mayDecide = quote?.status === 'submitted' && quote.actions.includes('quote.approve')
  const actions: DocumentAction[] = [
    {
      label: t('action.approve'),
      icon: 'check',
      primary: true,
      busy: approve.running,
      onSelect: () => approve.run(step),
    },
    { label: t('action.reject'), icon: 'x', danger: true, onSelect: () => setAsking(true) },
  ]
  return {
    actions: mayDecide ? actions : [],
    dialog: {
      opened: asking,
      title: t('reject.title'),
      body: t('reject.body'),
      confirmLabel: t('action.reject'),
      busy: reject.running,
      onCancel: stopAsking,
      onConfirm: reason => void reject.run({ ...step, reason }),
    },
  }
}
