import {
  type ComponentPropsWithRef,
  type KeyboardEvent,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Icon } from '../icons/icon.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import { AnchoredPanel } from '../overlays/anchored-panel.tsx'
import styles from './combobox.module.css'
import { type ComboboxOption, type SearchOptions, type Settling, settleText } from './combobox-option.ts'
import { useOptionSearch } from './option-search.ts'
import { settling } from './settling.ts'

const words: Words<{ loading: string; empty: string; failed: string }> = {
  ja: { loading: '検索中…', empty: '該当するものがありません', failed: '検索できませんでした' },
  en: { loading: 'Searching…', empty: 'Nothing found', failed: 'The search failed' },
}

type Native = Omit<ComponentPropsWithRef<'input'>, 'value' | 'defaultValue' | 'onChange' | 'ref'>

export interface ComboboxInputProps<Option extends ComboboxOption> extends Native {
  value: Option | null
  /** With `freeText` an option without id: `{ value: '', label: text }`. */
  onChange: (option: Option | { value: ''; label: string } | null) => void
  search: SearchOptions<Option>
  /** A text that is in no list may stand. */
  freeText?: boolean
  /** A text that was entered and is no choice; it is shown while there is no value. The owner says so as an error. */
  unmatched?: string
  onUnmatched?: (text: string | undefined) => void
}

/**
 * The bare input of a searching choice, after the ARIA combobox pattern: typing searches, arrows move, Enter and Tab
 * choose, Escape gives up. Whoever types an exact code and goes on need not wait for the list.
 */
export function ComboboxInput<Option extends ComboboxOption>(props: ComboboxInputProps<Option>) {
  const {
    value,
    onChange,
    search,
    freeText = false,
    unmatched,
    onUnmatched,
    onKeyDown,
    onBlur,
    onFocus,
    ...native
  } = props
  const text = useWords(words)
  const listId = useId()
  // A search may end after the owner has rendered anew: its answer goes to the owner of then, not of now.
  const latest = useRef({ onChange, onUnmatched })
  useLayoutEffect(() => {
    latest.current = { onChange, onUnmatched }
  })
  const input = useRef<HTMLInputElement>(null)
  // The text belongs to the value it was typed over: when the owner puts another value there, the text is void.
  const [typed, setTyped] = useState<{ text: string; over: string | null }>()
  const current = value?.value ?? null
  const draft = typed && typed.over === current ? typed.text : undefined
  // Tab settles the text, and so would the blur that follows in the same event.
  const settled = useRef<string>(undefined)
  const [opened, setOpened] = useState(false)
  const [active, setActive] = useState(-1)
  const options = useOptionSearch(search)
  const found = 'options' in options.state ? options.state.options : []
  const fresh = options.state.kind === 'ready' && options.state.text === (draft ?? '')
  // Free text is not overruled by a highlight that nobody asked for.
  const highlighted = found[active] ?? (fresh && draft && !freeText ? found[0] : undefined)

  const close = () => {
    setOpened(false)
    setActive(-1)
  }

  const choose = (option: Option) => {
    setTyped(undefined)
    latest.current.onUnmatched?.(undefined)
    close()
    latest.current.onChange(option)
  }

  const settle = async (entered: string, how: Settling) => {
    settled.current = entered
    close()
    let known: readonly Option[]
    try {
      known = fresh || entered.trim() === '' ? found : await options.find(entered)
    } catch {
      // Without an answer the text is no choice yet; it stays for another try.
      known = []
    }
    const outcome = settleText(entered, known, how, { highlighted: fresh ? highlighted : undefined, freeText })
    if (outcome.kind === 'chosen') return choose(outcome.option)
    if (outcome.kind === 'unmatched') {
      setTyped(undefined)
      latest.current.onUnmatched?.(entered)
      return latest.current.onChange(null)
    }
    setTyped(undefined)
    latest.current.onUnmatched?.(undefined)
    latest.current.onChange(outcome.kind === 'freeText' ? { value: '', label: outcome.text } : null)
  }

  const open = () => {
    setOpened(true)
    if (options.state.kind === 'idle' || options.state.text !== (draft ?? '')) {
      void options.find(draft ?? '').catch(() => {})
    }
  }

  const keyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (opened && step && !event.altKey) {
      event.preventDefault()
      const from = active < 0 && highlighted ? found.indexOf(highlighted) : active
      if (found.length > 0) setActive((from + step + found.length + (from < 0 && step < 0 ? 1 : 0)) % found.length)
      return
    }
    if (event.key === 'ArrowDown' && event.altKey) {
      event.preventDefault()
      return open()
    }
    if (event.key === 'Escape' && (opened || draft !== undefined)) {
      event.preventDefault()
      event.stopPropagation()
      setTyped(undefined)
      latest.current.onUnmatched?.(undefined)
      options.reset()
      return close()
    }
    if (event.key === 'Enter' && opened && draft === undefined && highlighted) {
      event.preventDefault()
      return choose(highlighted)
    }
    if ((event.key === 'Enter' || event.key === 'Tab') && draft !== undefined && (opened || !fresh)) {
      if (event.key === 'Enter') event.preventDefault()
      settling(settle(draft, 'choose'))
      if (event.key === 'Enter' && onKeyDown) onKeyDown(event)
      return
    }
    onKeyDown?.(event)
  }

  const optionId = (index: number) => `${listId}-${index}`
  const highlightedIndex = highlighted ? found.indexOf(highlighted) : -1

  return (
    <>
      <input
        {...native}
        ref={input}
        type="text"
        autoComplete="off"
        spellCheck={false}
        role="combobox"
        aria-expanded={opened}
        aria-autocomplete="list"
        aria-controls={opened ? listId : undefined}
        aria-activedescendant={opened && highlightedIndex >= 0 ? optionId(highlightedIndex) : undefined}
        value={draft ?? value?.label ?? unmatched ?? ''}
        onChange={event => {
          setTyped({ text: event.currentTarget.value, over: current })
          settled.current = undefined
          setActive(-1)
          latest.current.onUnmatched?.(undefined)
          setOpened(true)
          options.findSoon(event.currentTarget.value)
        }}
        onKeyDown={keyDown}
        onFocus={event => {
          event.currentTarget.select()
          onFocus?.(event)
        }}
        onClick={() => {
          if (!native.readOnly && !native.disabled) open()
        }}
        onBlur={event => {
          if (draft !== undefined && draft !== settled.current) settling(settle(draft, 'leave'))
          else close()
          onBlur?.(event)
        }}
      />
      {opened && (
        <AnchoredPanel anchor={input} wide className={styles.panel}>
          <OptionList
            id={listId}
            options={found}
            highlighted={highlightedIndex}
            chosen={value?.value}
            optionId={optionId}
            onChoose={choose}
          />
          {found.length === 0 && (
            <div className={styles.note}>
              {options.state.kind === 'failed'
                ? text.failed
                : options.state.kind === 'ready'
                  ? text.empty
                  : text.loading}
            </div>
          )}
        </AnchoredPanel>
      )}
    </>
  )
}

interface OptionListProps<Option extends ComboboxOption> {
  id: string
  options: readonly Option[]
  highlighted: number
  chosen: string | undefined
  optionId: (index: number) => string
  onChoose: (option: Option) => void
}

function OptionList<Option extends ComboboxOption>(props: OptionListProps<Option>) {
  const { id, options, highlighted, chosen, optionId, onChoose } = props
  const list = useRef<HTMLDivElement>(null)
  useEffect(() => {
    list.current?.children[highlighted]?.scrollIntoView({ block: 'nearest' })
  }, [highlighted])
  return (
    <div role="listbox" id={id} ref={list}>
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard works through the input (aria-activedescendant)
        // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input
        <div
          key={option.value}
          role="option"
          id={optionId(index)}
          aria-selected={index === highlighted}
          className={styles.option}
          // Keeps focus in the input, whose blur would settle the text first.
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(option)}
        >
          {option.code && <span className={styles.code}>{option.code}</span>}
          <span className={styles.label}>{option.label}</span>
          {option.hint && <span className={styles.hint}>{option.hint}</span>}
          {chosen === option.value && <Icon name="check" />}
        </div>
      ))}
    </div>
  )
}
