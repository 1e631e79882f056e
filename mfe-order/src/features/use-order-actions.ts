import { useCommand, useIntent } from '@torrent/portal-kit'
import type { ReasonDialogProps } from '@torrent/portal-kit/documents'
import type { DocumentAction } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type OrderDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'

/** What this person may do with the order now, as buttons, and the dialog for those that need a reason. */
export function useOrderActions(order: OrderDocument | undefined): {
  actions: DocumentAction[]
  dialog: ReasonDialogProps
} {
  const t = useText()
  const [asking, setAsking] = useState<'hold' | 'cancel'>()
  const stopAsking = () => setAsking(undefined)
  const number = order?.number ?? ''
  const confirm = useCommand(bff.confirm, { successMessage: t('done.confirmed', { number }) })
  const hold = useCommand(bff.hold, { successMessage: t('done.held', { number }), onSucceeded: stopAsking })
  const resume = useCommand(bff.resume, { successMessage: t('done.resumed', { number }) })
  const cancel = useCommand(bff.cancel, {
    successMessage: t('done.cancelled', { number }),
    onSucceeded: stopAsking,
    // What it took of a quote is open there again.
    kinds: ['quote'],
  })
  const ship = useIntent('shipment.createFromOrder')

  const step = { id: order?.id ?? '', baseVersion: order?.version ?? 0 }
  const may = (action: string) => order?.actions.includes(action) ?? false
  const isHeld = order?.status === 'on_hold'
  const shipHref = may('shipment.create') ? ship.href({ order: step.id }) : undefined
  const actions: DocumentAction[] = []
  if (may('order.confirm'))
    actions.push({
      label: t('action.confirm'),
      icon: 'check',
      primary: true,
      busy: confirm.running,
      onSelect: () => confirm.run(step),
    })
  if (shipHref) actions.push({ label: t('action.ship'), icon: 'shipment', primary: true, href: shipHref })
  if (may('order.hold') && isHeld)
    actions.push({
      label: t('action.resume'),
      icon: 'play',
      primary: true,
      busy: resume.running,
      onSelect: () => resume.run(step),
    })
  if (may('order.edit')) actions.push({ label: t('action.edit'), icon: 'edit', href: `/orders/${step.id}/edit` })
  if (may('order.hold') && !isHeld)
    actions.push({ label: t('action.hold'), icon: 'pause', onSelect: () => setAsking('hold') })
  if (may('order.cancel'))
    actions.push({ label: t('action.cancel'), icon: 'ban', danger: true, onSelect: () => setAsking('cancel') })

  const isCancel = asking === 'cancel'
  return {
    actions,
    dialog: {
      opened: asking !== undefined,
      title: t(isCancel ? 'cancel.title' : 'hold.title', { number }),
      body: t(isCancel ? 'cancel.body' : 'hold.body'),
      irreversible: isCancel ? t('cancel.irreversible') : undefined,
      confirmLabel: t(isCancel ? 'action.cancel' : 'action.hold'),
      danger: isCancel,
      busy: hold.running || cancel.running,
      onCancel: stopAsking,
      onConfirm: reason => void (isCancel ? cancel : hold).run({ ...step, reason }),
    },
  }
}
