import { Alert, Button, Modal, Stack } from '@torrent/ui'
import { type ReactNode, useId } from 'react'
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
  const { opened, title, body, irreversible, confirmLabel, danger, busy, ready = true } = props
  const { onConfirm, onCancel, children } = props
  const t = useKitText()
  const form = useId()
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      footer={
        <>
          <Button onClick={onCancel}>{t('dialog.back')}</Button>
          <Button type="submit" form={form} variant={danger ? 'danger' : 'primary'} loading={busy} disabled={!ready}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={event => {
          event.preventDefault()
          if (ready && !busy) onConfirm()
        }}
      >
        <Stack>
          {body && <p>{body}</p>}
          {children}
          {irreversible && <Alert tone="warning">{irreversible}</Alert>}
        </Stack>
      </form>
    </Modal>
  )
}
