import type { ReactNode } from 'react'
import { Button } from '../basics/button.tsx'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { Modal } from './modal.tsx'
import styles from './overlay.module.css'

const words: Words<{ cancel: string }> = { ja: { cancel: '戻る' }, en: { cancel: 'Go back' } }

export interface ConfirmDialogProps {
  opened: boolean
  /** The question, with the object in it: "Cancel order SO-2026-00012?" */
  title: string
  /** What will happen. */
  children?: ReactNode
  /** What cannot be undone; shown apart, with a warning sign. */
  irreversible?: string
  /** The verb of the action ("Cancel order"), never "OK". */
  confirmLabel: string
  cancelLabel?: string
  danger?: boolean
  /** The action is under way. */
  busy?: boolean
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that is hard to take back. Focus starts on the way back, so Enter never destroys. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, title, children, irreversible, confirmLabel, cancelLabel, danger, busy, onConfirm, onCancel } = props
  const { cancel } = useWords(words)
  return (
    <Modal
      opened={opened}
      onClose={onCancel}
      title={title}
      size="sm"
      footer={
        <>
          <Button onClick={onCancel} data-autofocus>
            {cancelLabel ?? cancel}
          </Button>
          <Button variant={danger ? 'danger' : 'primary'} loading={busy} onClick={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
      {irreversible && (
        <p className={styles.consequence}>
          <Icon name="alert" />
          {irreversible}
        </p>
      )}
    </Modal>
  )
}
