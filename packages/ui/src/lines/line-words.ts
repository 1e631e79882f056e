import type { Words } from '../language/ui-language.tsx'
import type { Note } from './use-lines.ts'

interface LineWords {
  add: string
  insert: string
  duplicate: string
  up: string
  down: string
  remove: string
  undo: string
  keys: string
  empty: string
  /** Head of the column with the line numbers. */
  number: string
  line: (line: number) => string
  removeLine: (line: number) => string
  note: (note: Note) => string
  keyNames: readonly (readonly [what: string, ...keys: string[]])[]
}

/** The words of the LineEditor. None of them contains the label of a usual column, so that scripts find the inputs. */
export const lineWords: Words<LineWords> = {
  ja: {
    add: '明細を追加',
    insert: '下に行を挿入',
    duplicate: '行を複製',
    up: '行を上へ移動',
    down: '行を下へ移動',
    remove: '行を削除',
    undo: '元に戻す',
    keys: 'キーボード操作',
    empty: '明細がありません',
    number: '行番号',
    line: line => `${line} 行目`,
    removeLine: line => `${line} 行目を削除`,
    note: note => {
      switch (note.kind) {
        case 'removed':
          return `${note.line} 行目を削除しました`
        case 'inserted':
          return `${note.line} 行目を挿入しました`
        case 'duplicated':
          return `${note.line} 行目を複製しました`
        case 'moved':
          return `${note.line} 行目へ移動しました`
        case 'undone':
          return '元に戻しました'
        case 'pasted':
          return note.left > 0
            ? `${note.lines} 行を貼り付けました(${note.left} 行は上限を超えるため除外)`
            : `${note.lines} 行を貼り付けました`
      }
    },
    keyNames: [
      ['セル間の移動', '↑', '↓', '←', '→', 'Tab'],
      ['次の行・行の追加', 'Enter'],
      ['セルの編集', 'F2'],
      ['入力を取り消す', 'Esc'],
      ['候補を開く', 'Alt', '↓'],
      ['上のセルをコピー', 'Ctrl', 'D'],
      ['下に行を挿入', 'Ctrl', 'Enter'],
      ['行を複製', 'Ctrl', 'Shift', 'D'],
      ['行を移動', 'Alt', 'Shift', '↑↓'],
      ['行を削除', 'Ctrl', 'Shift', '⌫'],
      ['元に戻す', 'Ctrl', 'Z'],
      ['Excel から貼り付け', 'Ctrl', 'V'],
    ],
  },
  en: {
    add: 'Add line',
    insert: 'Insert line below',
    duplicate: 'Duplicate line',
    up: 'Move line up',
    down: 'Move line down',
    remove: 'Delete line',
    undo: 'Undo',
    keys: 'Keyboard shortcuts',
    empty: 'No lines yet',
    number: 'No.',
    line: line => `Line ${line}`,
    removeLine: line => `Delete line ${line}`,
    note: note => {
      switch (note.kind) {
        case 'removed':
          return `Line ${note.line} deleted`
        case 'inserted':
          return `Line ${note.line} inserted`
        case 'duplicated':
          return `Line ${note.line} duplicated`
        case 'moved':
          return `Moved to line ${note.line}`
        case 'undone':
          return 'Undone'
        case 'pasted':
          return note.left > 0
            ? `${note.lines} lines pasted, ${note.left} left out: the limit is reached`
            : `${note.lines} lines pasted`
      }
    },
    keyNames: [
      ['Move between cells', '↑', '↓', '←', '→', 'Tab'],
      ['Next line, or a new one', 'Enter'],
      ['Edit the cell', 'F2'],
      ['Undo typing', 'Esc'],
      ['Open the list', 'Alt', '↓'],
      ['Copy the cell above', 'Ctrl', 'D'],
      ['Insert line below', 'Ctrl', 'Enter'],
      ['Duplicate line', 'Ctrl', 'Shift', 'D'],
      ['Move line', 'Alt', 'Shift', '↑↓'],
      ['Delete line', 'Ctrl', 'Shift', '⌫'],
      ['Undo', 'Ctrl', 'Z'],
      ['Paste from Excel', 'Ctrl', 'V'],
    ],
  },
}
