// @torrent/portal-kit/document-editor: how business documents are written. Apart from their pages, which need no fields.
export { DraftConflict, type DraftConflictProps } from './documents/DraftConflict.tsx'
export { EditorPage, type EditorPageProps } from './documents/EditorPage.tsx'
export { type FieldProblem, type FieldProblems, useProblemTexts } from './documents/field-problems.ts'
export { NotEditable, type NotEditableProps } from './documents/NotEditable.tsx'
export { OpenLines, type OpenLinesColumn, type OpenLinesProps } from './documents/OpenLines.tsx'
export {
  nothingOf,
  type OpenLine,
  openLines,
  type Quantities,
  type QuantityProblem,
  quantityOf,
  quantityProblems,
  taken,
} from './documents/open-quantities.ts'
export { RestoredNotice } from './documents/RestoredNotice.tsx'
export { type Checks, type ChecksOptions, useChecks } from './documents/use-checks.ts'
