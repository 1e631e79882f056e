import { TextArea } from '@torrent/ui'
import { useState } from 'react'
import { useKitText } from '../text/kit-text.ts'
import { ActionDialog, type ActionDialogProps } from './ActionDialog.tsx'

export interface ReasonDialogProps
  extends Pick<
    ActionDialogProps,
    'opened' | 'title' | 'irreversible' | 'confirmLabel' | 'danger' | 'busy' | 'onCancel'
  > {
  /** What will happen. */
  body: string
  onConfirm: (reason: string) => void
}

/** Asks for the reason of a decision that others will have to live with. */
export function ReasonDialog({ onConfirm, ...dialog }: ReasonDialogProps) {
  const t = useKitText()
  const [reason, setReason] = useState('')
  const [wasOpened, setWasOpened] = useState(false)
  // The reason of one decision is not that of the next.
  if (dialog.opened !== wasOpened) {
    setWasOpened(dialog.opened)
    setReason('')
  }
  const trimmed = reason.trim()
  return (
    <ActionDialog danger {...dialog} ready={trimmed !== ''} onConfirm={() => onConfirm(trimmed)}>
      <TextArea label={t('reason')} required value={reason} onChange={setReason} />
    </ActionDialog>
  )
}
