import { Button, Modal, Stack, TextArea } from '@torrent/ui'
import { useState } from 'react'
import { useText } from '../messages/use-text.ts'

export interface ReasonDialogProps {
  opened: boolean
  title: string
  body: string
  confirmLabel: string
  busy: boolean
  onConfirm: (reason: string) => void
  onCancel: () => void
}

/** Asks for the reason of a decision that others will have to live with. */
export function ReasonDialog({ opened, title, body, confirmLabel, busy, onConfirm, onCancel }: ReasonDialogProps) {
  const t = useText()
  const [reason, setReason] = useState('')
  const missing = reason.trim() === ''
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      footer={
        <>
          <Button onClick={onCancel}>{t('form.cancel')}</Button>
          <Button variant="danger" loading={busy} disabled={missing} onClick={() => onConfirm(reason.trim())}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{body}</p>
        <TextArea label={t('field.reason')} required value={reason} onChange={setReason} />
      </Stack>
    </Modal>
  )
}
