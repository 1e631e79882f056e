import { Badge, Button, ButtonLink, Page } from '@torrent/ui'
import { formatDate, formatMoney } from '@torrent/ui/format'
import { type Column, ColumnsMenu, DataTable, FilterBar, Pagination, type Sort } from '@torrent/ui/table'
import { useState } from 'react'
import { type QuoteRow, quoteRows, statuses } from '../sample.ts'
import { addressOf, type ViewProps } from '../settings.ts'

export function ListView({ say, settings }: ViewProps) {
  const query = new URLSearchParams(location.search)
  const [search, setSearch] = useState(query.get('q') ?? '')
  const [status, setStatus] = useState<string[]>(query.has('filtered') ? ['submitted'] : [])
  const [hidden, setHidden] = useState<string[]>([])
  const [sort, setSort] = useState<Sort | undefined>({ column: 'number', direction: 'desc' })
  const [selected, setSelected] = useState<string[]>(query.has('selected') ? ['1', '2', '4'] : [])
  const [page, setPage] = useState(1)
  const [pageSize, setPageSize] = useState(query.has('many') ? 1000 : 50)
  const state = query.get('state')

  const columns: Column<QuoteRow>[] = [
    { key: 'number', label: say('見積番号', 'Number'), cell: row => row.number, sortable: true, width: '9rem' },
    {
      key: 'status',
      label: say('状態', 'Status'),
      cell: row => (
        <Badge tone={row.tone} dot>
          {row.statusLabel}
        </Badge>
      ),
      width: '8rem',
    },
    { key: 'customer', label: say('得意先', 'Customer'), cell: row => row.customer, sortable: true },
    { key: 'subject', label: say('件名', 'Subject'), cell: row => row.subject },
    {
      key: 'validUntil',
      label: say('有効期限', 'Valid until'),
      cell: row => formatDate(row.validUntil, settings.language),
      sortable: true,
      width: '8rem',
    },
    {
      key: 'total',
      label: say('合計', 'Total'),
      cell: row => formatMoney(row.total, 'JPY', settings.language),
      align: 'end',
      sortable: true,
      width: '8rem',
    },
    { key: 'owner', label: say('担当', 'Owner'), cell: row => row.owner, width: '8rem' },
  ]
  const all = state === 'loading' || state === 'empty' ? [] : quoteRows(say, query.has('many') ? 5000 : 1284)
  const rows = all
    .filter(row => status.length === 0 || status.includes(row.status))
    .filter(row => `${row.number} ${row.customer} ${row.subject}`.includes(search))

  return (
    <Page
      fill
      title={say('見積', 'Quotes')}
      actions={
        <ButtonLink variant="primary" icon="plus" href={addressOf(settings, { view: 'edit' })}>
          {say('新規見積', 'New quote')}
        </ButtonLink>
      }
    >
      <FilterBar
        search={{
          label: say('番号・得意先・件名で検索', 'Search number, customer, subject'),
          value: search,
          onChange: setSearch,
        }}
        status={{
          label: say('状態', 'Status'),
          options: statuses(say).slice(0, 5),
          value: status,
          onChange: setStatus,
        }}
        chips={
          query.has('filtered')
            ? [{ key: 'o', label: say('担当: 佐藤 美咲', 'Owner: Misaki Sato'), onRemove: () => {} }]
            : []
        }
        onClear={() => {
          setSearch('')
          setStatus([])
        }}
        tools={
          <>
            <Button icon="download">CSV</Button>
            <ColumnsMenu columns={columns} hidden={hidden} onChange={setHidden} />
          </>
        }
      />
      <DataTable
        label={say('見積', 'Quotes')}
        rows={rows.slice((page - 1) * pageSize, page * pageSize)}
        rowId={row => row.id}
        columns={columns}
        hiddenColumns={hidden}
        sort={sort}
        onSort={setSort}
        selected={selected}
        onSelectedChange={setSelected}
        selectionActions={
          <>
            <Button size="sm" icon="download">
              {say('CSV で出力', 'Export CSV')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => setSelected([])}>
              {say('選択を解除', 'Clear selection')}
            </Button>
          </>
        }
        loading={state === 'loading'}
        renderLink={(_, props) => <a href={addressOf(settings, { view: 'document' })} {...props} />}
        footer={
          <Pagination
            page={page}
            pageSize={pageSize}
            total={state === 'loading' ? undefined : rows.length}
            onPageChange={setPage}
            onPageSizeChange={setPageSize}
          />
        }
      />
    </Page>
  )
}
