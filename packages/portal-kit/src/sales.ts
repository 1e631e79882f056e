// @torrent/portal-kit/sales: what the pages of quotes and orders have in common beyond being documents.
export { useLineFieldLabel } from './sales/line-field-label.ts'
export { SalesLinesTable, type SalesLinesTableProps } from './sales/SalesLinesTable.tsx'
export { SalesTotals, type SalesTotalsProps } from './sales/SalesTotals.tsx'
