import { Card, EmptyState, type IconName, ListSkeleton } from '@torrent/ui'
import { LinesTable, type LinesTableProps } from '@torrent/ui/document'

export interface ListCardProps<Row> extends Omit<LinesTableProps<Row>, 'rows' | 'spread'> {
  /** Missing while they are on their way. */
  rows: readonly Row[] | undefined
  /** What is said where there is none. */
  empty: { icon: IconName; title: string; body: string }
}

/** A list that is a page of its own: what it looks like while it comes, without anything in it, and with. */
export function ListCard<Row>({ rows, empty, ...table }: ListCardProps<Row>) {
  if (!rows) return <ListSkeleton rows={4} />
  if (rows.length === 0)
    return (
      <Card>
        <EmptyState icon={empty.icon} title={empty.title}>
          {empty.body}
        </EmptyState>
      </Card>
    )
  return (
    <Card flush>
      <LinesTable spread {...table} rows={rows} />
    </Card>
  )
}
