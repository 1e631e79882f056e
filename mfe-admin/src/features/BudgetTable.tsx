import { Meter } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import type { Release, ReleaseFile } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { formatBytes } from '../model/bytes.ts'
import type { ManifestFacts } from '../model/manifest.ts'

export interface BudgetTableProps {
  budget: NonNullable<ManifestFacts['budget']>
  release: Release
  files: readonly ReleaseFile[]
}

/** From so much of a budget on, the next change may be refused. In per cent. */
const TIGHT = 90

/** What a release weighs beside what its team allows it. */
export function BudgetTable({ budget, release, files }: BudgetTableProps) {
  const t = useText()
  const largest = Math.max(0, ...files.filter(({ path }) => path.endsWith('.js')).map(({ gzipSize }) => gzipSize))
  const rows = [
    { key: 'total', label: t('budget.total'), used: release.scriptGzipSize, limit: budget.total },
    { key: 'script', label: t('budget.script'), used: largest, limit: budget.script },
  ]
  const percentOf = ({ used, limit }: { used: number; limit: number }) => Math.round((used / limit) * 100)
  return (
    <LinesTable
      spread
      label={t('budget.title')}
      rows={rows}
      rowId={({ key }) => key}
      columns={[
        { key: 'label', label: t('budget.what'), cell: ({ label }) => label },
        {
          key: 'bar',
          label: t('budget.share'),
          cell: row => (
            <Meter
              label={row.label}
              percent={percentOf(row)}
              tone={percentOf(row) > 100 ? 'danger' : percentOf(row) >= TIGHT ? 'warning' : 'success'}
            />
          ),
          detail: row => `${percentOf(row)}%`,
        },
        { key: 'used', label: t('budget.used'), align: 'end', cell: ({ used }) => formatBytes(used) },
        { key: 'limit', label: t('budget.limit'), align: 'end', cell: ({ limit }) => formatBytes(limit) },
      ]}
    />
  )
}
