import { useCommand } from '@torrent/portal-kit'
import type { DocumentAction } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type ShipmentDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import type { LotsInput } from './use-lots.ts'

/** The steps that ask for something first. */
export type Asking = 'ship' | 'deliver' | 'cancel'

/** What this person may do with the shipment now, as buttons, and which dialog is open. */
export function useShipmentActions(
  shipment: ShipmentDocument,
  lots: LotsInput,
): { actions: DocumentAction[]; asking: Asking | undefined; stopAsking: () => void } {
  const t = useText()
  const [asking, setAsking] = useState<Asking>()
  const { id, number, status, version } = shipment
  const start = useCommand(bff.startPicking, { successMessage: t('done.startPicking', { number }) })
  const pack = useCommand(bff.pack, { successMessage: t('done.pack', { number }), onSucceeded: lots.saved })
  const undo = useCommand(bff.undo, { successMessage: t('done.undo', { number }) })

  const step = { id, baseVersion: version }
  const may = (action: string) => shipment.actions.includes(action)
  const actions: DocumentAction[] = []
  if (may('shipment.pick') && status === 'planned')
    actions.push({
      label: t('action.startPicking'),
      icon: 'package',
      primary: true,
      busy: start.running,
      onSelect: () => void start.run(step),
    })
  if (may('shipment.pick') && status === 'picking')
    actions.push({
      label: t('action.pack'),
      icon: 'package',
      primary: true,
      busy: pack.running,
      disabled: lots.tooLong.length > 0,
      onSelect: () => void pack.run({ ...step, lots: lots.named }),
    })
  if (may('shipment.ship'))
    actions.push({ label: t('action.ship'), icon: 'shipment', primary: true, onSelect: () => setAsking('ship') })
  if (may('shipment.deliver'))
    actions.push({ label: t('action.deliver'), icon: 'check', primary: true, onSelect: () => setAsking('deliver') })
  if (may('shipment.pick') && status !== 'planned')
    actions.push({ label: t('action.undo'), icon: 'undo', busy: undo.running, onSelect: () => void undo.run(step) })
  if (may('shipment.cancel'))
    actions.push({ label: t('action.cancel'), icon: 'ban', danger: true, onSelect: () => setAsking('cancel') })

  return { actions, asking, stopAsking: () => setAsking(undefined) }
}
