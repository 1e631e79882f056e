// @torrent/portal-kit/document-list: lists of business documents. Apart from their pages, which need no table.
export {
  type DocumentColumn,
  DocumentList,
  type DocumentListProps,
  type DocumentListRow,
} from './documents/DocumentList.tsx'
export { type DocumentSort, toListInput } from './documents/document-list-search.ts'
