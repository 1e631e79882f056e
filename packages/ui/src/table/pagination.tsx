import { useId } from 'react'
import { IconButton } from '../basics/button.tsx'
import { useWords, type Words } from '../language/ui-language.tsx'
import styles from './table.module.css'

interface PaginationWords {
  label: string
  range: (from: string, to: string, total: string) => string
  none: string
  size: string
  previous: string
  next: string
  page: (page: string, pages: string) => string
}

const words: Words<PaginationWords> = {
  ja: {
    label: 'ページ送り',
    range: (from, to, total) => `${total} 件中 ${from}–${to} 件`,
    none: '0 件',
    size: '表示件数',
    previous: '前のページ',
    next: '次のページ',
    page: (page, pages) => `${page} / ${pages} ページ`,
  },
  en: {
    label: 'Pages',
    range: (from, to, total) => `${from}–${to} of ${total}`,
    none: 'None',
    size: 'Rows',
    previous: 'Previous page',
    next: 'Next page',
    page: (page, pages) => `Page ${page} of ${pages}`,
  },
}

export interface PaginationProps {
  /** The page shown, from 1. */
  page: number
  pageSize: number
  /** Rows over all pages; undefined while nobody knows. */
  total: number | undefined
  onPageChange: (page: number) => void
  /** Without it the size is fixed. */
  onPageSizeChange?: (pageSize: number) => void
  pageSizes?: readonly number[]
}

const figures = new Intl.NumberFormat('en')

/** Which part of the list is shown, and the way to the others. Stands in the `footer` of a DataTable. */
export function Pagination(props: PaginationProps) {
  const { page, pageSize, total, onPageChange, onPageSizeChange, pageSizes = [25, 50, 100, 200] } = props
  const text = useWords(words)
  const sizeId = useId()
  const pages = Math.max(1, Math.ceil((total ?? 0) / pageSize))
  const from = (page - 1) * pageSize + 1
  const to = Math.min(page * pageSize, total ?? 0)
  const step = (label: string, icon: 'chevron-left' | 'chevron-right', target: number) => (
    <IconButton
      label={label}
      icon={icon}
      size="sm"
      disabled={target < 1 || target > pages || target === page}
      onClick={() => onPageChange(target)}
    />
  )
  return (
    <nav className={styles.foot} aria-label={text.label}>
      <span aria-live="polite">
        {total === 0 && text.none}
        {total ? text.range(figures.format(from), figures.format(to), figures.format(total)) : null}
      </span>
      {onPageSizeChange && (
        <span className={styles.pageSize}>
          <label htmlFor={sizeId}>{text.size}</label>
          <select id={sizeId} value={pageSize} onChange={event => onPageSizeChange(Number(event.currentTarget.value))}>
            {pageSizes.map(size => (
              <option key={size} value={size}>
                {size}
              </option>
            ))}
          </select>
        </span>
      )}
      <span className={styles.pager}>
        {step(text.previous, 'chevron-left', page - 1)}
        {total !== undefined && <span>{text.page(figures.format(page), figures.format(pages))}</span>}
        {step(text.next, 'chevron-right', page + 1)}
      </span>
    </nav>
  )
}
