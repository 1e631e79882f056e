import { Icon, IconButton } from '@torrent/ui'
import { useEffect, useRef } from 'react'
import { useText } from '../../messages/use-text.ts'
import styles from './search.module.css'

/** The field of the search over messages; it has the focus when it appears. */
export function SearchBox({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const t = useText()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
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
        onChange={event => onChange(event.currentTarget.value)}
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
