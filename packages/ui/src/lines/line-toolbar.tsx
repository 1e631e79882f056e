import { Kbd } from '../basics/badge.tsx'
import { Button, IconButton } from '../basics/button.tsx'
import { useWords } from '../language/ui-language.tsx'
import { Popover } from '../overlays/popover.tsx'
import { lineWords } from './line-words.ts'
import styles from './lines.module.css'
import type { Note } from './use-lines.ts'

export interface LineToolbarProps {
  /** Lines are neither added nor removed: only what undoes a paste is left. */
  isFixed: boolean
  /** A line is current, so that the buttons have something to act on. */
  hasCurrent: boolean
  canAdd: boolean
  canUndo: boolean
  note: Note | undefined
  onAdd: () => void
  onInsert: () => void
  onDuplicate: () => void
  onMove: (step: number) => void
  onRemove: () => void
  onUndo: () => void
}

/** Under the lines: everything the keyboard can do, for the mouse and for assistive technology. */
export function LineToolbar(props: LineToolbarProps) {
  const { isFixed, hasCurrent, canAdd, canUndo, note, onAdd, onInsert, onDuplicate, onMove, onRemove, onUndo } = props
  const text = useWords(lineWords)
  const undo = (
    <div className={styles.note}>
      <span aria-live="polite">{note && text.note(note)}</span>
      {canUndo && (
        <Button size="sm" variant="subtle" icon="undo" onClick={onUndo}>
          {text.undo}
        </Button>
      )}
    </div>
  )
  if (isFixed) return <div className={note ? styles.foot : undefined}>{undo}</div>
  return (
    // A cell that loses focus may change the height of its line, and the button would no longer be where it was pressed.
    // biome-ignore lint/a11y/noStaticElementInteractions: it only keeps the focus where it is
    <div className={styles.foot} onMouseDown={event => event.preventDefault()}>
      <Button size="sm" icon="plus" disabled={!canAdd} onClick={onAdd}>
        {text.add}
      </Button>
      <div className={styles.tools}>
        <IconButton
          label={text.insert}
          icon="insert-row"
          size="sm"
          disabled={!hasCurrent || !canAdd}
          onClick={onInsert}
        />
        <IconButton
          label={text.duplicate}
          icon="copy"
          size="sm"
          disabled={!hasCurrent || !canAdd}
          onClick={onDuplicate}
        />
        <IconButton label={text.up} icon="arrow-up" size="sm" disabled={!hasCurrent} onClick={() => onMove(-1)} />
        <IconButton label={text.down} icon="arrow-down" size="sm" disabled={!hasCurrent} onClick={() => onMove(1)} />
        <IconButton label={text.remove} icon="trash" size="sm" disabled={!hasCurrent} onClick={onRemove} />
        <Popover label={text.keys} trigger={<IconButton label={text.keys} icon="help" size="sm" />}>
          <dl className={styles.keys}>
            {text.keyNames.map(([what, ...keys]) => (
              <ShortcutKeys key={what} what={what} keys={keys} />
            ))}
          </dl>
        </Popover>
      </div>
      {undo}
    </div>
  )
}

function ShortcutKeys({ what, keys }: { what: string; keys: readonly string[] }) {
  return (
    <>
      <dt>{what}</dt>
      <dd>
        {keys.map(key => (
          <Kbd key={key}>{key}</Kbd>
        ))}
      </dd>
    </>
  )
}
