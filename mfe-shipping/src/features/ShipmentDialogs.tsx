import { useCommand } from '@torrent/portal-kit'
import { ActionDialog, ReasonDialog } from '@torrent/portal-kit/documents'
import { TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type ShipmentDocument } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import type { Asking } from './use-shipment-actions.ts'

interface DialogProps {
  shipment: ShipmentDocument
  opened: boolean
  onClose: () => void
}

export interface ShipmentDialogsProps extends Omit<DialogProps, 'opened'> {
  asking: Asking | undefined
}

/** The dialogs of the steps that ask for something. All of them are there all the time, so that focus finds its way back. */
export function ShipmentDialogs({ asking, ...rest }: ShipmentDialogsProps) {
  return (
    <>
      <ShipDialog {...rest} opened={asking === 'ship'} />
      <DeliverDialog {...rest} opened={asking === 'deliver'} />
      <CancelDialog {...rest} opened={asking === 'cancel'} />
    </>
  )
}

function ShipDialog({ shipment, opened, onClose }: DialogProps) {
  const t = useText()
  const { id, number, version, state } = shipment
  const [carrier, setCarrier] = useState(state.carrier)
  const [trackingNumber, setTrackingNumber] = useState('')
  const ship = useCommand(bff.ship, { successMessage: t('done.ship', { number }), onSucceeded: onClose })
  return (
    <ActionDialog
      opened={opened}
      title={t('ship.title', { number })}
      body={t('ship.body')}
      irreversible={t('ship.irreversible')}
      confirmLabel={t('action.ship')}
      busy={ship.running}
      onCancel={onClose}
      onConfirm={() => void ship.run({ id, baseVersion: version, carrier, trackingNumber })}
    >
      <TextField label={t('field.carrier')} value={carrier} onChange={setCarrier} maxLength={100} />
      <TextField
        label={t('field.trackingNumber')}
        value={trackingNumber}
        onChange={setTrackingNumber}
        maxLength={100}
        autoComplete="off"
      />
    </ActionDialog>
  )
}

function DeliverDialog({ shipment, opened, onClose }: DialogProps) {
  const t = useText()
  const { id, number, version } = shipment
  const [receivedBy, setReceivedBy] = useState('')
  const deliver = useCommand(bff.deliver, { successMessage: t('done.deliver', { number }), onSucceeded: onClose })
  return (
    <ActionDialog
      opened={opened}
      title={t('deliver.title', { number })}
      body={t('deliver.body')}
      confirmLabel={t('action.deliver')}
      busy={deliver.running}
      onCancel={onClose}
      onConfirm={() => void deliver.run({ id, baseVersion: version, receivedBy })}
    >
      <TextField
        label={t('field.receivedBy')}
        value={receivedBy}
        onChange={setReceivedBy}
        maxLength={200}
        autoComplete="off"
      />
    </ActionDialog>
  )
}

function CancelDialog({ shipment, opened, onClose }: DialogProps) {
  const t = useText()
  const { id, number, version } = shipment
  const cancel = useCommand(bff.cancel, { successMessage: t('done.cancel', { number }), onSucceeded: onClose })
  return (
    <ReasonDialog
      opened={opened}
      title={t('cancel.title', { number })}
      body={t('cancel.body')}
      irreversible={t('cancel.irreversible')}
      confirmLabel={t('action.cancel')}
      busy={cancel.running}
      onCancel={onClose}
      onConfirm={reason => void cancel.run({ id, baseVersion: version, reason })}
    />
  )
}
