import { useQuery } from '@tanstack/react-query'
import { toTorrentError, useLanguage } from '@torrent/portal-kit'
import { Badge, Card, Code, EmptyState, Grid, ListSkeleton, SelectField, Stack, type Tone } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { bff, liveReleases, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { formatBytes, formatBytesChange } from '../model/bytes.ts'
import { STABLE } from '../model/placements.ts'
import { ErrorNotice } from './ErrorNotice.tsx'

const CHANGE_TONES: Readonly<Record<string, Tone>> = { added: 'success', removed: 'danger', changed: 'info' }

export interface ComparisonProps {
  of: MicroFrontend
  /** Empty: what is in force. */
  from: string
  /** Empty: what is newest. */
  to: string
  onChange: (chosen: { from: string; to: string }) => void
}

/** What is different between two releases: in words, and file by file. */
export function Comparison({ of, from, to, onChange }: ComparisonProps) {
  const t = useText()
  const releases = useQuery(bff.releases.list.queryOptions({ name: of.name, pageSize: 100 }, liveReleases))
  const versions = releases.data?.releases.map(({ version }) => version) ?? []
  const inForce = of.placements.find(({ channel }) => channel === STABLE)?.version
  const chosen = { from: from || inForce || versions[1] || '', to: to || of.newestVersion }
  const options = [...new Set([...versions, chosen.from, chosen.to])]
    .filter(version => version !== '')
    .map(version => ({ value: version, label: version }))

  if (!releases.data) return <ListSkeleton rows={4} />
  return (
    <Card>
      <Stack>
        <Grid min={240}>
          <SelectField
            label={t('compare.from')}
            value={chosen.from}
            options={options}
            onChange={version => onChange({ ...chosen, from: version })}
          />
          <SelectField
            label={t('compare.to')}
            value={chosen.to}
            options={options}
            onChange={version => onChange({ ...chosen, to: version })}
          />
        </Grid>
        {chosen.from === '' || chosen.from === chosen.to ? (
          <EmptyState icon="file" title={t('compare.same')}>
            {t('compare.sameBody')}
          </EmptyState>
        ) : (
          <Differences name={of.name} {...chosen} />
        )}
      </Stack>
    </Card>
  )
}

function Differences({ name, from, to }: { name: string; from: string; to: string }) {
  const t = useText()
  const language = useLanguage()
  const { data, error } = useQuery({
    ...bff.releases.diff.queryOptions({ name, fromVersion: from, toVersion: to }),
    throwOnError: false,
  })
  if (error) return <ErrorNotice error={toTorrentError(error)} />
  if (!data) return <ListSkeleton rows={4} />
  const before = sum(data.files.map(({ sizeBefore }) => sizeBefore))
  const after = sum(data.files.map(({ sizeAfter }) => sizeAfter))
  return (
    <Stack>
      {data.notes.length > 0 && (
        <ul>
          {data.notes.map(note => (
            <li key={note.en}>{note[language]}</li>
          ))}
        </ul>
      )}
      {data.files.length === 0 ? (
        <p>{t('compare.noFiles')}</p>
      ) : (
        <>
          <p>
            {t('compare.summary', { files: data.files.length, change: formatBytesChange(before, after) || '±0 B' })}
          </p>
          <LinesTable
            label={t('compare.files')}
            rows={data.files}
            rowId={({ path }) => path}
            columns={[
              { key: 'path', label: t('field.file'), cell: ({ path }) => <Code>{path}</Code> },
              {
                key: 'change',
                label: t('compare.change'),
                cell: ({ change }) => (
                  <Badge tone={CHANGE_TONES[change] ?? 'neutral'}>
                    {t(
                      change === 'added'
                        ? 'compare.added'
                        : change === 'removed'
                          ? 'compare.removed'
                          : 'compare.changed',
                    )}
                  </Badge>
                ),
              },
              {
                key: 'before',
                label: t('compare.before'),
                align: 'end',
                cell: ({ change, sizeBefore }) => (change === 'added' ? '–' : formatBytes(sizeBefore)),
              },
              {
                key: 'after',
                label: t('compare.after'),
                align: 'end',
                cell: ({ change, sizeAfter }) => (change === 'removed' ? '–' : formatBytes(sizeAfter)),
              },
              {
                key: 'difference',
                label: t('compare.difference'),
                align: 'end',
                cell: ({ sizeBefore, sizeAfter }) => formatBytesChange(sizeBefore, sizeAfter) || '±0 B',
              },
            ]}
          />
        </>
      )}
    </Stack>
  )
}

function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0)
}
