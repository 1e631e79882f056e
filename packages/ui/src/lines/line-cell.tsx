import { ComboboxInput } from '../fields/combobox-input.tsx'
import { decimalProblem, useDecimalInput } from '../fields/decimal-input.ts'
import { decimalWords } from '../fields/decimal-words.ts'
import { unmatchedWords } from '../fields/unmatched-words.ts'
import { Icon } from '../icons/icon.tsx'
import { useWords } from '../language/ui-language.tsx'
import type { ComputedColumn, LineColumn, NumberColumn } from './column.ts'
import styles from './lines.module.css'

export interface LineCellProps<Row> {
  column: Exclude<LineColumn<Row>, ComputedColumn<Row>>
  row: Row
  /** Ids of the row's number, and base of the ids in this cell. */
  describedBy: string
  cellId: string
  /** What the owner says is wrong. */
  error: string | undefined
  /** A text in a choice that is no choice. */
  unmatched: string | undefined
  onChange: (edit: (row: Row) => Row) => void
  onUnmatched: (text: string | undefined) => void
}

/** The input of one cell, and what is wrong with it. */
export function LineCell<Row>(props: LineCellProps<Row>) {
  const { column, row, describedBy, cellId, error, unmatched, onChange, onUnmatched } = props
  const say = useWords(unmatchedWords)
  if (column.kind === 'quantity' || column.kind === 'money' || column.kind === 'percent') {
    return <NumberCell {...props} column={column} />
  }
  const lacking = column.kind === 'combobox' && column.get(row) === null ? unmatched : undefined
  const problem = error ?? (lacking === undefined ? undefined : say(lacking))
  const shared = {
    className: styles.input,
    'aria-label': column.label,
    'aria-required': column.required || undefined,
    'aria-invalid': problem !== undefined || undefined,
    'aria-describedby': problem === undefined ? describedBy : `${describedBy} ${cellId}-error`,
  }
  return (
    <>
      {column.kind === 'text' && (
        <input
          {...shared}
          type="text"
          autoComplete="off"
          value={column.get(row)}
          onChange={event => {
            const entered = event.currentTarget.value
            onChange(line => column.set(line, entered))
          }}
          onFocus={event => event.currentTarget.select()}
        />
      )}
      {column.kind === 'select' && (
        <>
          <select
            {...shared}
            value={column.get(row)}
            onChange={event => {
              const chosen = event.currentTarget.value
              onChange(line => column.set(line, chosen))
            }}
          >
            {!column.options.some(option => option.value === column.get(row)) && <option value="" />}
            {column.options.map(option => (
              <option key={option.value} value={option.value} disabled={option.disabled}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon name="chevron-down" size={14} className={styles.chevron} />
        </>
      )}
      {column.kind === 'combobox' && (
        <ComboboxInput
          {...shared}
          value={column.get(row)}
          search={column.search}
          freeText={column.freeText}
          placeholder={column.placeholder}
          unmatched={lacking}
          onChange={option => onChange(line => column.set(line, option))}
          onUnmatched={onUnmatched}
        />
      )}
      {problem !== undefined && <CellError id={`${cellId}-error`}>{problem}</CellError>}
    </>
  )
}

function NumberCell<Row>(props: LineCellProps<Row> & { column: NumberColumn<Row> }) {
  const { column, row, describedBy, cellId, error, onChange } = props
  const say = useWords(decimalWords)
  const value = column.get(row)
  const input = useDecimalInput(value, next => onChange(line => column.set(line, next)), column.minPlaces)
  const wrong = input.editing ? undefined : decimalProblem(value, column)
  const problem = error ?? (wrong && say(wrong))
  const unit = column.unit ? column.unit(row) : column.kind === 'percent' && value !== '' ? '%' : undefined
  return (
    <>
      <span className={styles.number}>
        <input
          {...input.props}
          className={styles.input}
          data-numeric
          aria-label={column.label}
          aria-required={column.required || undefined}
          aria-invalid={problem !== undefined || undefined}
          aria-describedby={[describedBy, unit && `${cellId}-unit`, problem && `${cellId}-error`]
            .filter(Boolean)
            .join(' ')}
          onFocus={event => input.start(event.currentTarget)}
          onBlur={input.end}
        />
        {unit && (
          <span className={styles.unit} id={`${cellId}-unit`}>
            {unit}
          </span>
        )}
      </span>
      {problem !== undefined && <CellError id={`${cellId}-error`}>{problem}</CellError>}
    </>
  )
}

function CellError({ id, children }: { id: string; children: string }) {
  return (
    <span className={styles.error} id={id}>
      {children}
    </span>
  )
}
