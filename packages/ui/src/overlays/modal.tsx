import { Drawer as MantineDrawer, Modal as MantineModal } from '@mantine/core'
import type { ReactNode } from 'react'
import { IconButton } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './overlay.module.css'

const words: Words<{ close: string }> = { ja: { close: '閉じる' }, en: { close: 'Close' } }

export interface DialogProps {
  opened: boolean
  onClose: () => void
  title: string
  /** Buttons, the one that does it last. */
  footer?: ReactNode
  children: ReactNode
}

export interface ModalProps extends DialogProps {
  size?: 'sm' | 'md' | 'lg' | 'xl'
}

const widths = { sm: 420, md: 560, lg: 800, xl: 1100 }

/** A dialog over the page. Focus goes to its first field or button, is kept inside, and returns to where it was. */
export function Modal({ size = 'md', ...dialog }: ModalProps) {
  return (
    <MantineModal.Root {...frame(dialog, styles.dialog)} size={widths[size]} centered>
      <MantineModal.Overlay backgroundOpacity={1} />
      <MantineModal.Content>
        <MantineModal.Body>
          <MantineModal.Title>{dialog.title}</MantineModal.Title>
          <DialogInside {...dialog} />
        </MantineModal.Body>
      </MantineModal.Content>
    </MantineModal.Root>
  )
}

/** A panel from the right side, for what is looked at beside the page (jobs, notifications). */
export function Drawer(dialog: DialogProps) {
  return (
    <MantineDrawer.Root {...frame(dialog, styles.drawer)} size={420} position="right">
      <MantineDrawer.Overlay backgroundOpacity={1} />
      <MantineDrawer.Content>
        <MantineDrawer.Body>
          <MantineDrawer.Title>{dialog.title}</MantineDrawer.Title>
          <DialogInside {...dialog} />
        </MantineDrawer.Body>
      </MantineDrawer.Content>
    </MantineDrawer.Root>
  )
}

// The scroll lock would write a <style> element, which `style-src 'self'` forbids; our frame does not scroll the body.
function frame({ opened, onClose }: DialogProps, content: string | undefined) {
  const classNames = { content, overlay: styles.backdrop, body: styles.dialogBody, title: styles.dialogTitle }
  return { opened, onClose, classNames, lockScroll: false, transitionProps: { duration: 0 } }
}

/** The way out comes last in the document, so that focus starts at what the dialog is about. */
function DialogInside({ onClose, footer, children }: DialogProps) {
  const { close } = useWords(words)
  return (
    <>
      {children}
      {footer && <div className={styles.dialogFooter}>{footer}</div>}
      <span className={styles.dialogClose}>
        <IconButton label={close} icon="x" size="sm" onClick={onClose} />
      </span>
    </>
  )
}
