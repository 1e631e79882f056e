// @torrent/portal-kit/documents: what the pages of business documents have in common.
export { ActionDialog, type ActionDialogProps } from './documents/ActionDialog.tsx'
export { DocumentCard, type DocumentCardProps } from './documents/DocumentCard.tsx'
export { type DocumentChange, DocumentHistory, type DocumentHistoryProps } from './documents/DocumentHistory.tsx'
export { DocumentPage, type DocumentPageProps, type DocumentProgress } from './documents/DocumentPage.tsx'
export { type DocumentKindView, useDocumentKinds } from './documents/document-kind.ts'
export { ReasonDialog, type ReasonDialogProps } from './documents/ReasonDialog.tsx'
export { RelatedDocuments, type RelatedDocumentsProps } from './documents/RelatedDocuments.tsx'
