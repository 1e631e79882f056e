import { useCommand, useIntent } from '@torrent/portal-kit'
import type { ReasonDialogProps } from '@torrent/portal-kit/documents'
import type { DocumentAction } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type QuoteDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { useQuoteDecision } from './use-quote-decision.ts'

/** What this person may do with the quote now, as buttons, and the dialog for those that need a reason. */
export function useQuoteActions(quote: QuoteDocument | undefined): {
  actions: DocumentAction[]
  dialog: ReasonDialogProps
} {
  const t = useText()
  const [isClosing, setClosing] = useState(false)
  const number = quote?.number ?? ''
  const stopClosing = () => setClosing(false)
  const submit = useCommand(bff.submit, { successMessage: t('done.submitted', { number }) })
  const send = useCommand(bff.markSent, { successMessage: t('done.sent', { number }) })
  const close = useCommand(bff.close, { successMessage: t('done.closed', { number }), onSucceeded: stopClosing })
  const convert = useIntent('order.createFromQuote')
  const decision = useQuoteDecision(quote)

  const step = { id: quote?.id ?? '', baseVersion: quote?.version ?? 0 }
  const may = (action: string) => quote?.actions.includes(action) ?? false
  const actions: DocumentAction[] = []
  if (may('quote.submit'))
    actions.push({
      label: t('action.submit'),
      icon: 'send',
      primary: true,
      busy: submit.running,
      onSelect: () => submit.run(step),
    })
  actions.push(...decision.actions)
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
      onSelect: () => setClosing(true),
    })

  const closing: ReasonDialogProps = {
    opened: isClosing,
    title: t('close.title'),
    body: t('close.body'),
    confirmLabel: t('action.close'),
    busy: close.running,
    onCancel: stopClosing,
    onConfirm: reason => void close.run({ ...step, reason }),
  }
  return { actions, dialog: isClosing ? closing : decision.dialog }
}
