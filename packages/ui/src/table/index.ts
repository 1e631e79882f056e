// @torrent/ui/table: lists with server-side sorting and paging.
export { type Column, type Sort, visibleColumns } from './column.ts'
export { ColumnsMenu, type ColumnsMenuProps } from './columns-menu.tsx'
export { DataTable, type DataTableProps } from './data-table.tsx'
export { FilterBar, type FilterBarProps, type StatusFilter } from './filter-bar.tsx'
export { Pagination, type PaginationProps } from './pagination.tsx'
export type { RowLinkProps } from './row-link.ts'
export { SearchBox, type SearchBoxProps } from './search-box.tsx'
