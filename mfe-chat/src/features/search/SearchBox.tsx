import { Icon, IconButton } from '@torrent/ui'
import { useRef } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './search.module.css'

export interface SearchBoxProps {
  value: string
  onChange: (value: string) => void
  /** It is pressed: what can be searched for is to be shown. */
  onOpen: () => void
  /** Escape in an empty field. */
  onClose: () => void
}

/** The field of the search over messages. Going through it by keyboard opens nothing; typing does. */
export function SearchBox({ value, onChange, onOpen, onClose }: SearchBoxProps) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  return (
    <div className={styles.box}>
      <Icon name="search" />
      <input
        ref={input}
        type="search"
        aria-label={t('search.messages')}
        placeholder={t('search.messages')}
        maxLength={200}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onClick={onOpen}
        onChange={event => {
          onOpen()
          onChange(event.currentTarget.value)
        }}
        onKeyDown={event => {
          // While Japanese is composed, Escape belongs to the input method.
          if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
          event.preventDefault()
          if (value === '') onClose()
          else onChange('')
        }}
      />
      {value !== '' && (
        <IconButton
          size="sm"
          icon="x"
          label={t('search.clear')}
          onClick={() => {
            onChange('')
            input.current?.focus()
          }}
        />
      )}
    </div>
  )
}
