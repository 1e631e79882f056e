import { type ReactNode, useId } from 'react'
import { Button } from '../basics/button.tsx'
import type { IconName } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Stack } from '../layout/stack.tsx'
import { Modal, type ModalProps } from './modal.tsx'

const words: Words<{ cancel: string }> = { ja: { cancel: 'キャンセル' }, en: { cancel: 'Cancel' } }

export interface FormDialogProps extends Pick<ModalProps, 'title' | 'size'> {
  /** Shown from the beginning where the owner mounts it to open it. */
  opened?: boolean
  /** The verb of what it does ("Create channel"), never "OK". */
  submitLabel: string
  submitIcon?: IconName
  /** Another word than "Cancel", e.g. where the dialog itself is about cancelling something. */
  cancelLabel?: string
  danger?: boolean
  /** It is under way. */
  busy?: boolean
  /** False while something is missing; then nothing is submitted, by whatever key or button. */
  ready?: boolean
  /** Focus starts on the way back, so that Enter does nothing yet. */
  cancelFirst?: boolean
  onSubmit: () => void
  onClose: () => void
  /** Its fields; what is wrong with one stands at the field, what is wrong with none of them below all. */
  children: ReactNode
}

/** A form in a dialog: Enter in a field and the button do it, once; Escape, the cross and "Cancel" lead back. */
export function FormDialog(props: FormDialogProps) {
  const { opened = true, title, size, submitLabel, submitIcon, cancelLabel, danger, cancelFirst, children } = props
  const { busy = false, ready = true, onSubmit, onClose } = props
  const { cancel } = useWords(words)
  const form = useId()
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={title}
      size={size}
      footer={
        <>
          <Button onClick={onClose} data-autofocus={cancelFirst || undefined}>
            {cancelLabel ?? cancel}
          </Button>
          <Button
            type="submit"
            form={form}
            variant={danger ? 'danger' : 'primary'}
            icon={submitIcon}
            loading={busy}
            disabled={!ready}
          >
            {submitLabel}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={event => {
          event.preventDefault()
          if (ready && !busy) onSubmit()
        }}
      >
        <Stack>{children}</Stack>
      </form>
    </Modal>
  )
}
