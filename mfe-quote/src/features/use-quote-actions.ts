import { useCommand, useIntent } from '@torrent/portal-kit'
import type { ReasonDialogProps } from '@torrent/portal-kit/documents'
import type { DocumentAction } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** What this person may do with the quote now, as buttons, and the dialog for those that need a reason. */
export function useQuoteActions(quote: QuoteDocument | undefined): {
  actions: DocumentAction[]
  dialog: ReasonDialogProps
} {
  const t = useText()
  const [asking, setAsking] = useState<'reject' | 'close'>()
  const number = quote?.number ?? ''
  const stopAsking = () => setAsking(undefined)
  const submit = useCommand(bff.submit, { successMessage: t('done.submitted', { number }) })
  const approve = useCommand(bff.approve, { successMessage: t('done.approved', { number }) })
  const reject = useCommand(bff.reject, { successMessage: t('done.rejected', { number }), onSucceeded: stopAsking })
  const send = useCommand(bff.markSent, { successMessage: t('done.sent', { number }) })
  const close = useCommand(bff.close, { successMessage: t('done.closed', { number }), onSucceeded: stopAsking })
  const convert = useIntent('order.createFromQuote')

  const step = { id: quote?.id ?? '', baseVersion: quote?.version ?? 0 }
  const may = (action: string) => quote?.actions.includes(action) ?? false
  const isSubmitted = quote?.status === 'submitted'
  const actions: DocumentAction[] = []
  if (may('quote.submit'))
    actions.push({
      label: t('action.submit'),
      icon: 'send',
      primary: true,
      busy: submit.running,
      onSelect: () => submit.run(step),
    })
  if (may('quote.approve') && isSubmitted) {
    actions.push({
      label: t('action.approve'),
      icon: 'check',
      primary: true,
      busy: approve.running,
      onSelect: () => approve.run(step),
    })
    actions.push({ label: t('action.reject'), icon: 'x', danger: true, onSelect: () => setAsking('reject') })
  }
  if (may('quote.send'))
    actions.push({
      label: t('action.send'),
      icon: 'mail',
      primary: true,
      busy: send.running,
      onSelect: () => send.run(step),
    })
  const convertHref = may('order.create') ? convert.href({ quote: step.id }) : undefined
  if (convertHref)
    actions.push({
      label: t('action.convert'),
      icon: 'order',
      primary: quote?.status !== 'approved',
      href: convertHref,
    })
  if (may('quote.edit')) actions.push({ label: t('action.edit'), icon: 'edit', href: `/quotes/${step.id}/edit` })
  if (may('quote.close'))
    actions.push({
      label: t('action.close'),
      icon: 'archive',
      rare: true,
      danger: true,
      onSelect: () => setAsking('close'),
    })

  const isReject = asking !== 'close'
  return {
    actions,
    dialog: {
      opened: asking !== undefined,
      title: t(isReject ? 'reject.title' : 'close.title'),
      body: t(isReject ? 'reject.body' : 'close.body'),
      confirmLabel: t(isReject ? 'action.reject' : 'action.close'),
      busy: reject.running || close.running,
      onCancel: stopAsking,
      onConfirm: reason => void (isReject ? reject : close).run({ ...step, reason }),
    },
  }
}
