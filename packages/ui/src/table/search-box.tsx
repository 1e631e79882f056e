import { useEffect, useRef, useState } from 'react'
import { Kbd } from '../basics/badge.tsx'
import { SearchField } from '../fields/search-field.tsx'
import styles from './table.module.css'

/** Pause in typing after which the list is asked for, in ms. */
const PAUSE = 250

export interface SearchBoxProps {
  /** Accessible name and placeholder: "Search number, customer, subject". */
  label: string
  value: string
  onChange: (value: string) => void
}

/** Whether a key that is pressed there is meant for a text. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]')
}

/** Searches the list while one types; `/` leads here from anywhere on the page, Escape empties it. */
export function SearchBox({ label, value, onChange }: SearchBoxProps) {
  const input = useRef<HTMLInputElement>(null)
  const [typed, setTyped] = useState<{ text: string; over: string }>()
  const pending = typed && typed.over === value && typed.text !== value ? typed.text : undefined

  useEffect(() => {
    if (pending === undefined) return
    const timer = setTimeout(() => onChange(pending), PAUSE)
    return () => clearTimeout(timer)
  }, [pending, onChange])

  useEffect(() => {
    const toSearch = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return
      event.preventDefault()
      input.current?.select()
    }
    document.addEventListener('keydown', toSearch)
    return () => document.removeEventListener('keydown', toSearch)
  }, [])

  const search = (text: string) => {
    setTyped(undefined)
    if (text !== value) onChange(text)
  }

  return (
    <SearchField
      ref={input}
      className={styles.search}
      label={label}
      aria-keyshortcuts="/"
      value={pending ?? value}
      onChange={text => setTyped({ text, over: value })}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        if (event.key === 'Enter') search(event.currentTarget.value)
        if (event.key === 'Escape') search('')
      }}
      end={!value && !pending && <Kbd>/</Kbd>}
    />
  )
}
