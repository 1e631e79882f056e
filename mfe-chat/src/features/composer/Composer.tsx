import { IconButton } from '@torrent/ui'
import {
  type ClipboardEvent,
  type KeyboardEvent,
  type Ref,
  type SyntheticEvent,
  useEffect,
  useId,
  useImperativeHandle,
  useRef,
  useState,
} from 'react'
import { useText } from '../../messages/use-text.ts'
import { LONGEST_MESSAGE } from '../../model/longest-message.ts'
import { type MentionQuery, mentionQuery, withMention } from '../../model/mention-query.ts'
import type { Draft } from '../../store/drafts.ts'
import { EmojiButton } from '../emoji/EmojiButton.tsx'
import styles from './composer.module.css'
import { MentionList } from './MentionList.tsx'
import { type Candidate, useCandidates } from './use-candidates.ts'

/** What is handed over when somebody presses Send. */
export interface Written {
  body: string
  mentions: readonly { id: string; name: string }[]
}

export interface ComposerHandle {
  focus(): void
}

export interface ComposerProps {
  /** Accessible name of the text box. */
  label: string
  placeholder?: string
  /** Where the people who can be named are looked for. */
  service: 'channel' | 'chat'
  conversationId: string
  initial: Draft
  /** Told at every change, to keep it. */
  onChange?: (draft: Draft) => void
  /** @returns false when it is not sent; what was written stays */
  onSend: (written: Written) => boolean
  /** The arrow upward in an empty text box. */
  onEditLast?: () => void
  onEscape?: () => void
  /** Files that were chosen, pasted; missing where none can be sent. */
  onFiles?: (files: File[]) => void
  /** There is something to send besides the text. */
  hasFiles?: boolean
  /** Not yet: a file is still on its way. */
  waiting?: boolean
  sendLabel?: string
  /** Saves what is there instead of sending something new. */
  saves?: boolean
  /** Above the text: files on their way. */
  above?: React.ReactNode
  autoFocus?: boolean
  compact?: boolean
  handle?: Ref<ComposerHandle>
}

/** Where a message is written: Enter sends, Shift+Enter breaks the line, `@` names somebody. */
export function Composer(props: ComposerProps) {
  const { label, placeholder, initial, onChange, onSend, hasFiles = false, waiting = false, compact, handle } = props
  const t = useText()
  const id = useId()
  const box = useRef<HTMLTextAreaElement>(null)
  const picker = useRef<HTMLInputElement>(null)
  const [draft, setDraft] = useState(initial)
  const [query, setQuery] = useState<MentionQuery>()
  const [chosen, setChosen] = useState(0)
  const caret = useRef<number>(undefined)
  const candidates = useCandidates(props.service, props.conversationId, query?.text)
  const isTooLong = draft.text.length > LONGEST_MESSAGE
  const maySend = (draft.text.trim() !== '' || hasFiles) && !isTooLong && !waiting

  useImperativeHandle(handle, () => ({ focus: () => box.current?.focus() }), [])
  useEffect(() => {
    const element = box.current
    if (!props.autoFocus || !element) return
    element.focus({ preventScroll: true })
    element.setSelectionRange(element.value.length, element.value.length)
  }, [props.autoFocus])

  useEffect(() => {
    if (caret.current === undefined) return
    box.current?.setSelectionRange(caret.current, caret.current)
    caret.current = undefined
  })

  function change(next: Draft): void {
    setDraft(next)
    onChange?.(next)
  }

  function look(event: SyntheticEvent<HTMLTextAreaElement>): void {
    const { value, selectionStart, selectionEnd } = event.currentTarget
    const found = selectionStart === selectionEnd ? mentionQuery(value, selectionStart) : undefined
    if (found?.text !== query?.text || found?.start !== query?.start) setChosen(0)
    setQuery(found)
  }

  function choose({ id: memberId, name }: Candidate): void {
    if (!query) return
    const at = box.current?.selectionStart ?? draft.text.length
    const next = withMention(draft.text, at, query, name)
    const others = draft.mentions.filter(mention => mention.id !== memberId)
    change({ text: next.text, mentions: memberId === 'all' ? others : [...others, { id: memberId, name }] })
    caret.current = next.caret
    setQuery(undefined)
    box.current?.focus()
  }

  function insert(text: string): void {
    const element = box.current
    const at = element?.selectionStart ?? draft.text.length
    const end = element?.selectionEnd ?? at
    change({ ...draft, text: draft.text.slice(0, at) + text + draft.text.slice(end) })
    caret.current = at + text.length
    element?.focus()
  }

  function send(): void {
    if (!maySend) return
    const mentions = draft.mentions.filter(({ name }) => draft.text.includes(`@${name}`))
    if (!onSend({ body: draft.text.trim(), mentions })) return
    change({ text: '', mentions: [] })
    setQuery(undefined)
    box.current?.focus()
  }

  function keyDown(event: KeyboardEvent<HTMLTextAreaElement>): void {
    // While an input method is at work its keys are its own: this Enter takes a word over and sends nothing. Safari says
    // the end of composing before that key, and then only the key code 229 tells.
    if (event.nativeEvent.isComposing || event.keyCode === 229) return
    const isListed = query !== undefined && candidates.length > 0
    const candidate = candidates[Math.min(chosen, candidates.length - 1)]
    if (isListed && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : candidates.length - 1
      setChosen((Math.min(chosen, candidates.length - 1) + step) % candidates.length)
    } else if (isListed && candidate && (event.key === 'Enter' || event.key === 'Tab') && !event.shiftKey) {
      event.preventDefault()
      choose(candidate)
    } else if (event.key === 'Escape') {
      if (query) setQuery(undefined)
      else props.onEscape?.()
      if (query || props.onEscape) event.stopPropagation()
    } else if (event.key === 'Enter' && !event.shiftKey && !event.altKey) {
      event.preventDefault()
      send()
    } else if (event.key === 'ArrowUp' && draft.text === '' && props.onEditLast) {
      event.preventDefault()
      props.onEditLast()
    }
  }

  function paste(event: ClipboardEvent<HTMLTextAreaElement>): void {
    const files = [...event.clipboardData.files]
    if (files.length === 0 || !props.onFiles) return
    event.preventDefault()
    props.onFiles(files)
  }

  const isOpen = query !== undefined && candidates.length > 0
  return (
    <div className={styles.composer} data-compact={compact || undefined}>
      {isOpen && <MentionList id={`${id}-list`} candidates={candidates} chosen={chosen} onChoose={choose} />}
      {props.above}
      <textarea
        ref={box}
        className={styles.text}
        aria-label={label}
        aria-autocomplete="list"
        aria-controls={isOpen ? `${id}-list` : undefined}
        aria-activedescendant={isOpen ? `${id}-list-${Math.min(chosen, candidates.length - 1)}` : undefined}
        aria-invalid={isTooLong || undefined}
        placeholder={placeholder}
        rows={1}
        value={draft.text}
        onChange={event => {
          change({ ...draft, text: event.currentTarget.value })
          look(event)
        }}
        onSelect={look}
        onBlur={() => setQuery(undefined)}
        onKeyDown={keyDown}
        onPaste={paste}
      />
      <div className={styles.tools}>
        {props.onFiles && (
          <>
            <IconButton
              size="sm"
              icon="paperclip"
              label={t('composer.attach')}
              onClick={() => picker.current?.click()}
            />
            <input
              ref={picker}
              type="file"
              multiple
              hidden
              aria-label={t('composer.files')}
              onChange={event => {
                props.onFiles?.([...(event.currentTarget.files ?? [])])
                event.currentTarget.value = ''
              }}
            />
          </>
        )}
        <EmojiButton size="sm" icon="smile" label={t('composer.emoji')} onPick={insert} />
        <IconButton size="sm" icon="at" label={t('composer.mention')} onClick={() => insert('@')} />
        <span className={styles.hint} role={isTooLong ? 'alert' : undefined}>
          {isTooLong
            ? t('composer.tooLong', { count: draft.text.length, max: LONGEST_MESSAGE })
            : waiting
              ? t('composer.waiting')
              : !compact && draft.text !== '' && t('composer.hint')}
        </span>
        <IconButton
          size="sm"
          icon={props.saves ? 'check' : 'send'}
          variant="primary"
          label={props.sendLabel ?? t('composer.send')}
          aria-disabled={!maySend || undefined}
          className={styles.send}
          onClick={send}
        />
      </div>
    </div>
  )
}
