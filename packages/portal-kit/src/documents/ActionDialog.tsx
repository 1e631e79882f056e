import { Alert, FormDialog } from '@torrent/ui'
import type { ReactNode } from 'react'
import { useKitText } from '../text/kit-text.ts'

export interface ActionDialogProps {
  opened: boolean
  /** The question, with the object in it. */
  title: string
  /** What will happen. */
  body?: string
  /** What cannot be undone; shown apart, with a warning sign. */
  irreversible?: string
  /** The verb of the action. */
  confirmLabel: string
  danger?: boolean
  busy: boolean
  /** False while something is missing. */
  ready?: boolean
  onConfirm: () => void
  onCancel: () => void
  /** Its fields. */
  children: ReactNode
}

/** Asks for what an action needs to know. Enter in a field confirms, Escape cancels. */
export function ActionDialog(props: ActionDialogProps) {
  const { opened, title, body, irreversible, confirmLabel, danger, busy, ready, onConfirm, onCancel, children } = props
  const t = useKitText()
  return (
    <FormDialog
      opened={opened}
      title={title}
      submitLabel={confirmLabel}
      // The action itself may be "Cancel order".
      cancelLabel={t('dialog.back')}
      danger={danger}
      busy={busy}
      ready={ready}
      onSubmit={onConfirm}
      onClose={onCancel}
    >
      {body && <p>{body}</p>}
      {children}
      {irreversible && <Alert tone="warning">{irreversible}</Alert>}
    </FormDialog>
  )
}
