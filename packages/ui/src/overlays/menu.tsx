import { cloneElement, type KeyboardEvent, type ReactElement, useEffect, useId, useRef, useState } from 'react'
import { AnchoredPanel } from './anchored-panel.tsx'
import type { MenuAction, MenuEntry, MenuHeading } from './menu-entry.ts'
import { MenuItem } from './menu-item.tsx'
import { menuIndexForKey } from './menu-keys.ts'
import styles from './overlay.module.css'
import { useDismiss } from './use-dismiss.ts'

interface TriggerProps {
  id?: string
  'aria-haspopup'?: 'menu'
  'aria-expanded'?: boolean
  'aria-controls'?: string
  onClick?: () => void
  onKeyDown?: (event: KeyboardEvent) => void
}

export interface MenuProps {
  /** The button that opens the menu; its name is the menu's too. */
  trigger: ReactElement
  items: readonly MenuEntry[]
  align?: 'start' | 'end'
}

/** A menu behind a button, after the ARIA menu button pattern: arrows, Home, End, first letters, Escape, Tab. */
export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  const id = useId()
  const buttonId = `${id}-button`
  const host = useRef<HTMLSpanElement>(null)
  // Where focus goes when it opens: the last item when it was opened with the upward arrow.
  const [opened, setOpened] = useState<'first' | 'last'>()
  const isOpen = opened !== undefined

  const close = () => setOpened(undefined)
  useDismiss(host, isOpen, close)

  useEffect(() => {
    if (opened) startItem(itemsIn(host.current), opened)?.focus()
  }, [opened])

  // An entry that is called otherwise while the menu is open is another one: whoever stood on it begins anew, and is not
  // left outside, where no key reaches the menu.
  useEffect(() => {
    if (opened && document.activeElement === document.body) startItem(itemsIn(host.current), opened)?.focus()
  })

  const closeAndReturn = () => {
    close()
    document.getElementById(buttonId)?.focus()
  }

  const select = (action: MenuAction) => {
    if (!action.toggle) closeAndReturn()
    action.onSelect?.()
  }

  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return close()
    if (event.key === 'Escape') {
      event.preventDefault()
      // A dialog around it would close too.
      event.stopPropagation()
      return closeAndReturn()
    }
    const all = itemsIn(host.current)
    const now = all.findIndex(item => item.matches(':focus'))
    const labels = all.map(item => item.textContent)
    const target = menuIndexForKey(event.key, now, labels)
    if (target === undefined) return
    event.preventDefault()
    all[target]?.focus()
  }

  const props: TriggerProps = {
    id: buttonId,
    'aria-haspopup': 'menu',
    'aria-expanded': isOpen,
    'aria-controls': isOpen ? id : undefined,
    onClick: () => setOpened(isOpen ? undefined : 'first'),
    onKeyDown: event => {
      if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
      event.preventDefault()
      setOpened(event.key === 'ArrowDown' ? 'first' : 'last')
    },
  }

  return (
    <span className={styles.host} ref={host}>
      {cloneElement(trigger, props)}
      {isOpen && (
        <AnchoredPanel
          anchor={host}
          align={align}
          className={styles.menu}
          id={id}
          role="menu"
          aria-labelledby={buttonId}
          onKeyDown={keyDown}
        >
          {items.map((item, index) => (
            <Entry item={item} onSelect={select} key={keyOf(item, index)} />
          ))}
        </AnchoredPanel>
      )}
    </span>
  )
}

function Entry({ item, onSelect }: { item: MenuEntry; onSelect: (action: MenuAction) => void }) {
  if ('divider' in item) return <hr className={styles.menuDivider} />
  if ('heading' in item) return <Heading {...item} />
  return <MenuItem action={item} onSelect={() => onSelect(item)} />
}

function Heading({ heading, detail }: MenuHeading) {
  if (detail === undefined) return <div className={styles.menuHeading}>{heading}</div>
  return (
    <div className={styles.menuHeading}>
      <div className={styles.menuSubject}>{heading}</div>
      {detail}
    </div>
  )
}

function keyOf(item: MenuEntry, index: number): string {
  if ('divider' in item) return `divider-${index}`
  return 'heading' in item ? `heading-${item.heading}` : item.label
}

function itemsIn(host: HTMLElement | null): HTMLElement[] {
  return [...(host?.querySelectorAll<HTMLElement>('[role^="menuitem"]:not([aria-disabled="true"])') ?? [])]
}

/** The chosen one of a set, else the first or the last. */
function startItem(all: readonly HTMLElement[], end: 'first' | 'last'): HTMLElement | undefined {
  const chosen = all.find(item => item.role === 'menuitemradio' && item.ariaChecked === 'true')
  return chosen ?? all.at(end === 'first' ? 0 : -1)
}
