import { IconButton, SearchField } from '@torrent/ui'
import { useRef } from 'react'
import { useText } from '../../messages/use-text.ts'

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
    <SearchField
      ref={input}
      label={t('search.messages')}
      maxLength={200}
      value={value}
      onClick={onOpen}
      onChange={text => {
        onOpen()
        onChange(text)
      }}
      onKeyDown={event => {
        // While Japanese is composed, Escape belongs to the input method.
        if (event.key !== 'Escape' || event.nativeEvent.isComposing) return
        event.preventDefault()
        if (value === '') onClose()
        else onChange('')
      }}
      end={
        value !== '' && (
          <IconButton
            size="sm"
            icon="x"
            label={t('search.clear')}
            onClick={() => {
              onChange('')
              input.current?.focus()
            }}
          />
        )
      }
    />
  )
}
