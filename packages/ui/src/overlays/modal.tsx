import { Drawer as MantineDrawer, Modal as MantineModal } from '@mantine/core'
import type { ReactNode } from 'react'
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

const classes = {
  header: styles.dialogHeader,
  title: styles.dialogTitle,
  close: styles.dialogClose,
  body: styles.dialogBody,
  overlay: styles.backdrop,
}

/** A dialog over the page. Focus is kept inside, Escape closes, focus returns to where it was. */
export function Modal({ opened, onClose, title, size = 'md', footer, children }: ModalProps) {
  const { close } = useWords(words)
  return (
    <MantineModal
      opened={opened}
      onClose={onClose}
      title={title}
      size={widths[size]}
      centered
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 1 }}
      closeButtonProps={{ 'aria-label': close }}
      classNames={{ ...classes, content: styles.dialog }}
    >
      {children}
      {footer && <div className={styles.dialogFooter}>{footer}</div>}
    </MantineModal>
  )
}

/** A panel from the right side, for what is looked at beside the page (jobs, notifications). */
export function Drawer({ opened, onClose, title, footer, children }: DialogProps) {
  const { close } = useWords(words)
  return (
    <MantineDrawer
      opened={opened}
      onClose={onClose}
      title={title}
      size={420}
      position="right"
      transitionProps={{ duration: 0 }}
      overlayProps={{ backgroundOpacity: 1 }}
      closeButtonProps={{ 'aria-label': close }}
      classNames={{ ...classes, content: styles.drawer }}
    >
      {children}
      {footer && <div className={styles.dialogFooter}>{footer}</div>}
    </MantineDrawer>
  )
}
