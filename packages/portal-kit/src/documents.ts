// @torrent/portal-kit/documents: what the screens of business documents have in common.
export { ActionDialog, type ActionDialogProps } from './documents/ActionDialog.tsx'
export { type DocumentChange, DocumentHistory, type DocumentHistoryProps } from './documents/DocumentHistory.tsx'
export {
  type DocumentColumn,
  DocumentList,
  type DocumentListProps,
  type DocumentListRow,
} from './documents/DocumentList.tsx'
export { DocumentPage, type DocumentPageProps, type DocumentProgress } from './documents/DocumentPage.tsx'
export { DraftConflict, type DraftConflictProps } from './documents/DraftConflict.tsx'
export { type DocumentKindView, useDocumentKinds } from './documents/document-kind.ts'
// `documentListSearch` is for routes, which take it from the kit itself; releases built earlier look for it here.
export { type DocumentSort, documentListSearch, toListInput } from './documents/document-list-search.ts'
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
export { ReasonDialog, type ReasonDialogProps } from './documents/ReasonDialog.tsx'
export { RelatedDocuments, type RelatedDocumentsProps } from './documents/RelatedDocuments.tsx'
export { RestoredNotice } from './documents/RestoredNotice.tsx'
export { type Checks, type ChecksOptions, useChecks } from './documents/use-checks.ts'
