// @torrent/ui/lines: the lines of a document, edited as in a spreadsheet.
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
