import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { IconButton } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './overlay.module.css'

const words: Words<{ close: string }> = { ja: { close: '閉じる' }, en: { close: 'Close' } }

export interface DialogProps {
  opened: boolean
  /** The person wants to leave: Escape, the cross, a press beside it. The owner decides whether it closes. */
  onClose: () => void
  title: string
  /** Buttons, the one that does it last. */
  footer?: ReactNode
  children: ReactNode
}

export interface ModalProps extends DialogProps {
  size?: 'sm' | 'md' | 'lg' | 'xl'
}

const widths = { sm: '26rem', md: '35rem', lg: '50rem', xl: '68rem' }

/** A dialog over the page. Focus goes to its first field or button, is kept inside, and returns to where it was. */
export function Modal({ size = 'md', ...dialog }: ModalProps) {
  return dialog.opened && <OpenDialog {...dialog} kind="modal" width={widths[size]} />
}

/** A panel from the right side, for what is looked at beside the page (jobs, notifications). */
export function Drawer(dialog: DialogProps) {
  return dialog.opened && <OpenDialog {...dialog} kind="drawer" width="26rem" />
}

interface OpenDialogProps extends Omit<DialogProps, 'opened'> {
  kind: 'modal' | 'drawer'
  width: string
}

/** The browser's own modal dialog: it makes the rest of the page inert and stands above everything. */
function OpenDialog({ kind, width, onClose, title, footer, children }: OpenDialogProps) {
  const text = useWords(words)
  const titleId = useId()
  const dialog = useRef<HTMLDialogElement>(null)

  useLayoutEffect(() => {
    const element = dialog.current
    if (!element) return
    element.showModal()
    element.querySelector<HTMLElement>('[data-autofocus]')?.focus()
    // Closing before it leaves the document gives focus back to where it was.
    return () => element.close()
  }, [])

  const keyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return
    // Left to the browser, a second Escape would close it whatever the owner thinks.
    event.preventDefault()
    event.stopPropagation()
    onClose()
  }

  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      data-kind={kind}
      style={{ '--width': width } as CSSProperties}
      aria-labelledby={titleId}
      onKeyDown={keyDown}
      onCancel={event => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={event => {
        if (event.target === event.currentTarget) onClose()
      }}
    >
      <div className={styles.dialogBody}>
        <h2 className={styles.dialogTitle} id={titleId}>
          {title}
        </h2>
        {children}
        {footer && <div className={styles.dialogFooter}>{footer}</div>}
        {/* Last in the document, so that focus starts at what the dialog is about. */}
        <span className={styles.dialogClose}>
          <IconButton label={text.close} icon="x" size="sm" onClick={onClose} />
        </span>
      </div>
    </dialog>
  )
}
