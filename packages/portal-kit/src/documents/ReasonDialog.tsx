import { Button, Modal, Stack, TextArea } from '@torrent/ui'
import { useState } from 'react'
import { useKitText } from '../text/kit-text.ts'

export interface ReasonDialogProps {
  opened: boolean
  /** The question, with the object in it. */
  title: string
  /** What will happen. */
  body: string
  /** The verb of the action. */
  confirmLabel: string
  busy: boolean
  onConfirm: (reason: string) => void
  onCancel: () => void
}

/** Asks for the reason of a decision that others will have to live with. */
export function ReasonDialog({ opened, title, body, confirmLabel, busy, onConfirm, onCancel }: ReasonDialogProps) {
  const t = useKitText()
  const [reason, setReason] = useState('')
  const trimmed = reason.trim()
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      footer={
        <>
          <Button onClick={onCancel}>{t('editor.cancel')}</Button>
          <Button variant="danger" loading={busy} disabled={trimmed === ''} onClick={() => onConfirm(trimmed)}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <Stack>
        <p>{body}</p>
        <TextArea label={t('reason')} required value={reason} onChange={setReason} />
      </Stack>
    </Modal>
  )
}
