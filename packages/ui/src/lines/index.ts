// @torrent/ui/lines: the lines of a document, edited as in a spreadsheet, and the same lines for reading.
export type {
  ComboboxColumn,
  ComputedColumn,
  Line,
  LineColumn,
  LineErrors,
  NumberColumn,
  SelectColumn,
  TextColumn,
} from './column.ts'
export { LineEditor, type LineEditorProps } from './line-editor.tsx'
export { LineTable, type LineTableProps } from './line-table.tsx'
