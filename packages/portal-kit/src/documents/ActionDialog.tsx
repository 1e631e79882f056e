import { Button, Modal, Stack } from '@torrent/ui'
import { type ReactNode, useId } from 'react'
import { useKitText } from '../text/kit-text.ts'

export interface ActionDialogProps {
  opened: boolean
  /** The question, with the object in it. */
  title: string
  /** What will happen. */
  body?: string
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
  const { opened, title, body, confirmLabel, danger, busy, ready = true, onConfirm, onCancel, children } = props
  const t = useKitText()
  const form = useId()
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      footer={
        <>
          <Button onClick={onCancel}>{t('editor.cancel')}</Button>
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
        </Stack>
      </form>
    </Modal>
  )
}
