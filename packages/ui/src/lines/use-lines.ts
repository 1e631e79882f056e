import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import { type ComboboxOption, exactOption } from '../fields/combobox-option.ts'
import { settling } from '../fields/settling.ts'
import type { Line, LineColumn } from './column.ts'
import { insertRows, moveRow, type Operation, removeRow } from './operations.ts'
import { type Lookup, pasteBlock } from './paste.ts'

/** Texts in choices that are no choice, by line id and column key. */
export type Unmatched = Readonly<Record<string, Readonly<Record<string, string>> | undefined>>

/** What was done last, for the note under the grid. */
export type Note =
  | { kind: 'removed' | 'inserted' | 'duplicated' | 'moved' | 'undone'; line: number }
  | { kind: 'pasted'; lines: number; left: number }

export interface LinesOptions<Row extends Line> {
  rows: readonly Row[]
  onChange: (rows: readonly Row[]) => void
  columns: readonly LineColumn<Row>[]
  newRow: () => Row
  copyRow: (row: Row) => Row
  maxRows: number
}

/** At most so many searches of one paste run at once. */
const PARALLEL_LOOKUPS = 4

/**
 * The changes a LineEditor makes. Every one starts from the lines as they are at that moment, not as they were when a
 * cell was rendered: answers of searches arrive late. Its functions stay the same for the life of the editor.
 */
export function useLines<Row extends Line>(options: LinesOptions<Row>) {
  const latest = useRef(options)
  const given = useRef(options.rows)
  useLayoutEffect(() => {
    // A render may come between a change and the owner's rows that hold it; the change must not be forgotten by it.
    const rows = options.rows === given.current ? latest.current.rows : options.rows
    given.current = options.rows
    latest.current = { ...options, rows }
  })
  const [unmatched, setUnmatched] = useState<Unmatched>({})
  const [note, setNote] = useState<Note>()
  const [undoable, setUndoable] = useState(0)
  const stack = useRef<Operation<Row>['undo'][]>([])

  const actions = useMemo(() => {
    const emit = (rows: readonly Row[]) => {
      if (rows === latest.current.rows) return
      // Further changes of the same event build on this one.
      latest.current = { ...latest.current, rows }
      latest.current.onChange(rows)
    }

    const perform = (operation: Operation<Row>, done: Note) => {
      if (operation.rows === latest.current.rows) return
      stack.current.push(operation.undo)
      setUndoable(stack.current.length)
      setNote(done)
      emit(operation.rows)
    }

    const change = (id: string, edit: (row: Row) => Row) =>
      emit(latest.current.rows.map(row => (row.id === id ? edit(row) : row)))

    const setUnmatchedText = (id: string, key: string, text: string | undefined) =>
      setUnmatched(all => {
        if (all[id]?.[key] === text) return all
        const { [key]: _, ...others } = all[id] ?? {}
        return { ...all, [id]: text === undefined ? others : { ...others, [key]: text } }
      })

    const lookUp = async ({ rowId, column, text, keepPasted }: Lookup<Row>) => {
      let found: readonly ComboboxOption[] = []
      try {
        found = await column.search(text, new AbortController().signal)
      } catch {
        // Unanswered is treated as not found: the cell says so, and the person can search again there.
      }
      const option = exactOption(found, text) ?? (found.length === 1 ? found[0] : undefined)
      const row = latest.current.rows.find(each => each.id === rowId)
      const now = row && column.get(row)
      // Whoever has chosen or undone in the meantime is right.
      if (!row || (now && (now.value !== '' || now.label !== text))) return
      if (option) change(rowId, line => keepPasted(column.set(line, option)))
      else if (!column.freeText) setUnmatchedText(rowId, column.key, text)
    }

    const indexOf = (id: string) => latest.current.rows.findIndex(row => row.id === id)

    return {
      change,
      setUnmatchedText,
      /** Adds a line at the end. @returns its id, undefined when there is no room */
      append(): string | undefined {
        const { rows, newRow, maxRows } = latest.current
        if (rows.length >= maxRows) return undefined
        const row = newRow()
        emit([...rows, row])
        return row.id
      },
      /** Adds a line under another, empty or a copy of it. @returns the id of the new one */
      insert(id: string, copy: boolean): string | undefined {
        const { rows, newRow, copyRow, maxRows } = latest.current
        const index = indexOf(id)
        const source = rows[index]
        if (!source || rows.length >= maxRows) return undefined
        const row = copy ? copyRow(source) : newRow()
        const kind = copy ? 'duplicated' : 'inserted'
        perform(insertRows(rows, index + 1, [row]), { kind, line: index + (copy ? 1 : 2) })
        return row.id
      },
      remove(id: string): void {
        const index = indexOf(id)
        if (index >= 0) perform(removeRow(latest.current.rows, id), { kind: 'removed', line: index + 1 })
      },
      move(id: string, step: number): void {
        const index = indexOf(id)
        perform(moveRow(latest.current.rows, id, step), { kind: 'moved', line: index + 1 + step })
      },
      /** Takes the value of the cell above, as Ctrl+D does in a spreadsheet. */
      fillDown(id: string, column: LineColumn<Row>): void {
        const above = latest.current.rows[indexOf(id) - 1]
        if (above) change(id, row => copyCell(column, above, row))
      },
      paste(at: { row: number; column: number }, block: readonly (readonly string[])[]): void {
        const { rows, columns, newRow, maxRows } = latest.current
        const { operation, lookups, left } = pasteBlock(rows, columns, at, block, newRow, maxRows)
        perform(operation, { kind: 'pasted', lines: block.length - left, left })
        for (const lookup of lookups) setUnmatchedText(lookup.rowId, lookup.column.key, undefined)
        const queue = [...lookups]
        const work = async () => {
          for (let next = queue.shift(); next; next = queue.shift()) await lookUp(next)
        }
        for (let worker = 0; worker < PARALLEL_LOOKUPS; worker += 1) settling(work())
      },
      undo(): void {
        const last = stack.current.pop()
        if (!last) return
        setUndoable(stack.current.length)
        setNote({ kind: 'undone', line: 0 })
        emit(last(latest.current.rows))
      },
    }
  }, [])

  return { actions, unmatched, note, canUndo: undoable > 0 }
}

function copyCell<Row>(column: LineColumn<Row>, from: Row, to: Row): Row {
  switch (column.kind) {
    case 'computed':
      return to
    case 'combobox':
      return column.set(to, column.get(from))
    default:
      return column.set(to, column.get(from))
  }
}
