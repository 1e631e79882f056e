import { type KeyboardEvent, type ReactNode, useId, useRef } from 'react'
import styles from './page.module.css'

export interface TabItem {
  id: string
  label: string
  /** Shown small after the label. */
  count?: number
  content: ReactNode
}

export interface TabsProps {
  /** Accessible name of the tab list. */
  label: string
  tabs: readonly TabItem[]
  /** Id of the open tab; the owner keeps it (in the URL, as a rule). */
  value: string
  onChange: (id: string) => void
}

/** Views of one thing. Arrow keys, Home and End move between the tabs; only the open one is mounted. */
export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const open = tabs.find(tab => tab.id === value) ?? tabs[0]

  const move = (event: KeyboardEvent) => {
    const index = tabs.findIndex(tab => tab.id === open?.id)
    const last = tabs.length - 1
    const to = {
      ArrowRight: index === last ? 0 : index + 1,
      ArrowLeft: index === 0 ? last : index - 1,
      Home: 0,
      End: last,
    }[event.key]
    const target = to === undefined ? undefined : tabs[to]
    if (to === undefined || !target) return
    event.preventDefault()
    onChange(target.id)
    list.current?.querySelectorAll<HTMLElement>('[role="tab"]')[to]?.focus()
  }

  if (!open) return null
  return (
    <div>
      <div className={styles.tabs} role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map(tab => (
          <button
            key={tab.id}
            type="button"
            role="tab"
            id={`${id}-${tab.id}`}
            className={styles.tab}
            aria-selected={tab === open}
            aria-controls={`${id}-panel`}
            tabIndex={tab === open ? 0 : -1}
            onClick={() => onChange(tab.id)}
          >
            {tab.label}
            {tab.count !== undefined && <span className={styles.tabCount}>{tab.count}</span>}
          </button>
        ))}
      </div>
      <div className={styles.panel} role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${open.id}`}>
        {open.content}
      </div>
    </div>
  )
}
