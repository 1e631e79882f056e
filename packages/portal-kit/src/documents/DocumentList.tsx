import { Badge, Button, ButtonLink, EmptyState, Link, Page } from '@torrent/ui'
import { formatDate, formatMoney, formatRelative } from '@torrent/ui/format'
import { type Column, DataTable, FilterBar, Pagination, type Sort } from '@torrent/ui/table'
import { useLanguage } from '../host/use-host.ts'
import { PAGE_SIZES } from '../list/list-search.ts'
import type { ListControl } from '../list/use-list-state.ts'
import { usePageTitle } from '../page/use-page-title.ts'
import { useKitText } from '../text/kit-text.ts'
import { useDocumentKinds } from './document-kind.ts'
import type { DocumentListState, DocumentSort } from './document-list-search.ts'

/** A document in a list, as the BFF's `list` answers it. */
export interface DocumentListRow {
  id: string
  number: string
  status: string
  title: string
  partnerName: string
  /** YYYY-MM-DD */
  date: string
  due: string
  /** ISO 4217. */
  currency: string
  amountMinor: string
  ownerName: string
  /** RFC 3339, UTC. */
  updatedAt: string
}

export type DocumentColumn = 'number' | 'title' | 'partner' | 'date' | 'due' | 'amount' | 'status' | 'owner' | 'updated'

export interface DocumentListProps {
  kind: string
  title: string
  /** Accessible name and placeholder of the search box. */
  searchLabel: string
  /** In this order; a label replaces the usual head. */
  columns: readonly (DocumentColumn | { column: DocumentColumn; label: string })[]
  control: ListControl<DocumentSort, { status: readonly string[] }>
  /** Undefined until the first answer. */
  answer: { rows: readonly DocumentListRow[]; total: number } | undefined
  /** How many there are in each status. */
  counts: Readonly<Record<string, number>> | undefined
  /** The address of a row. */
  href: (row: DocumentListRow) => string
  /** The button that makes a new one; absent when this person may not. */
  create?: { label: string; href: string }
  /** When there are none at all. */
  empty: { title: string; body: string }
  /** When none fits the filter. */
  none: { title: string; body: string }
}

/** The page with the list of one kind of document. All of its state stands in the address. */
export function DocumentList(props: DocumentListProps) {
  const { kind, title, searchLabel, columns, control, answer, counts, href, create, empty, none } = props
  const t = useKitText()
  const view = useDocumentKinds()(kind)
  const shown = useColumns(columns, kind)
  const { state, change } = control
  usePageTitle(title)

  const isFiltered = state.q !== '' || state.filters.status.length > 0
  const clear = () => change({ q: '', filters: { status: [] } })
  return (
    <Page
      title={title}
      fill
      actions={
        create && (
          <ButtonLink variant="primary" icon="plus" href={create.href}>
            {create.label}
          </ButtonLink>
        )
      }
    >
      <FilterBar
        search={{ label: searchLabel, value: state.q, onChange: q => change({ q }, { replace: true }) }}
        status={{
          label: t('documents.status'),
          options: view.statuses
            .filter(({ status }) => state.filters.status.includes(status) || (counts?.[status] ?? 0) > 0)
            .map(({ status, label }) => ({ value: status, label, count: counts?.[status] })),
          value: state.filters.status,
          onChange: status => change({ filters: { status } }),
        }}
        onClear={clear}
      />
      <DataTable
        label={title}
        rows={answer?.rows ?? []}
        rowId={row => row.id}
        columns={shown}
        sort={toSort(state)}
        onSort={sort => change({ sort: fromSort(sort) })}
        loading={answer === undefined}
        renderLink={(row, link) => <Link href={href(row)} {...link} />}
        empty={
          isFiltered ? (
            <EmptyState
              icon="search"
              title={none.title}
              action={<Button onClick={clear}>{t('documents.showAll')}</Button>}
            >
              {none.body}
            </EmptyState>
          ) : (
            <EmptyState
              icon={view.icon}
              title={empty.title}
              action={
                create && (
                  <ButtonLink icon="plus" href={create.href}>
                    {create.label}
                  </ButtonLink>
                )
              }
            >
              {empty.body}
            </EmptyState>
          )
        }
        footer={
          <Pagination
            page={state.page}
            pageSize={state.pageSize}
            total={answer?.total ?? 0}
            onPageChange={page => change({ page })}
            onPageSizeChange={pageSize => change({ pageSize })}
            pageSizes={PAGE_SIZES}
          />
        }
      />
    </Page>
  )
}

/** Newest change first is the list's own order and shown on no head. */
function toSort({ sort }: DocumentListState): Sort | undefined {
  if (sort === '-updated') return undefined
  return sort.startsWith('-') ? { column: sort.slice(1), direction: 'desc' } : { column: sort, direction: 'asc' }
}

function fromSort(sort: Sort | undefined): DocumentListState['sort'] {
  if (!sort) return '-updated'
  return `${sort.direction === 'desc' ? '-' : ''}${sort.column}` as DocumentListState['sort']
}

function useColumns(columns: DocumentListProps['columns'], kind: string): Column<DocumentListRow>[] {
  const t = useKitText()
  const language = useLanguage()
  const view = useDocumentKinds()(kind)
  const all: Record<DocumentColumn, Omit<Column<DocumentListRow>, 'key' | 'label'>> = {
    number: { cell: row => row.number, width: '8.5rem', sortable: true, primary: true },
    title: { cell: row => <span title={row.title}>{row.title}</span>, sortable: true, grow: true },
    partner: { cell: row => row.partnerName, sortable: true },
    date: { cell: row => formatDate(row.date, language), width: '7.5rem', sortable: true },
    due: { cell: row => formatDate(row.due, language), width: '7.5rem', sortable: true },
    amount: {
      cell: row => formatMoney(row.amountMinor, row.currency || 'JPY', language),
      align: 'end',
      width: '9rem',
      sortable: true,
    },
    status: {
      cell: row => <Badge tone={view.status(row.status).tone}>{view.status(row.status).label}</Badge>,
      width: '9rem',
      sortable: true,
    },
    owner: { cell: row => row.ownerName, width: '8rem' },
    updated: { cell: row => formatRelative(row.updatedAt, language), width: '8rem', sortable: true },
  }
  return columns.map(entry => {
    const { column, label } =
      typeof entry === 'string' ? { column: entry, label: t(`documents.column.${entry}`) } : entry
    return { key: column, label, ...all[column] }
  })
}
