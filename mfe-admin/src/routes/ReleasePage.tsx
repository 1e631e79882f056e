import { useQuery } from '@tanstack/react-query'
import { useAllowed, useLanguage, usePathParam } from '@torrent/portal-kit'
import { Badge, Button, Card, Code, DocumentSkeleton, Row, Stack } from '@torrent/ui'
import { DescriptionList, LinesTable } from '@torrent/ui/document'
import { formatInstant } from '@torrent/ui/format'
import { bff, liveReleases } from '../bff.ts'
import { AdminPage } from '../features/AdminPage.tsx'
import { BudgetTable } from '../features/BudgetTable.tsx'
import { PlacementBadge } from '../features/PlacementBadge.tsx'
import { useChangeDialogs } from '../features/use-change-dialogs.tsx'
import { useOverview } from '../features/use-overview.ts'
import { useText } from '../messages/use-text.ts'
import { formatBytes } from '../model/bytes.ts'
import { readManifest } from '../model/manifest.ts'

/** One release: where it came from, what it needs, what it weighs, and every file of it. */
export function ReleasePage() {
  const t = useText()
  const language = useLanguage()
  const name = usePathParam('name')
  const version = usePathParam('version')
  const mayManage = useAllowed('release.manage')
  const { ask, dialogs } = useChangeDialogs()
  const of = useOverview()?.find(each => each.name === name)
  const { data } = useQuery(bff.releases.get.queryOptions({ name, version }, liveReleases))
  if (!data?.release) return <DocumentSkeleton />
  const { release, files } = data
  const manifest = readManifest(data.manifest)
  const title = of?.title?.[language] || name

  return (
    <AdminPage
      title={`${title} ${version}`}
      breadcrumbs={[
        { label: t('releases.title'), href: '/admin/releases' },
        { label: title, href: `/admin/releases/${name}` },
      ]}
      actions={
        mayManage &&
        of && (
          <Button variant="primary" icon="send" onClick={() => ask({ what: 'promote', of, start: { version } })}>
            {t('promote.button')}
          </Button>
        )
      }
    >
      <Card>
        <DescriptionList
          items={[
            { label: t('field.version'), value: <Code>{version}</Code> },
            { label: t('field.revision'), value: release.revision && <Code>{release.revision}</Code> },
            { label: t('field.publishedBy'), value: release.publishedBy },
            {
              label: t('field.publishedAt'),
              value: release.publishedAt && formatInstant(release.publishedAt, language),
            },
            {
              label: t('field.origin'),
              value: t(release.origin === 'checkout' ? 'origin.checkout' : 'origin.published'),
            },
            { label: t('field.key'), value: <Code>{release.keyId}</Code> },
            { label: t('field.portal'), value: <Code>{release.portal}</Code> },
            { label: t('field.bff'), value: t(manifest.hasBff ? 'bff.own' : 'bff.none') },
            {
              label: t('field.inForce'),
              wide: true,
              value:
                release.placements.length === 0 ? (
                  <Badge>{t('inForce.nowhere')}</Badge>
                ) : (
                  <Row space={1}>
                    {release.placements.map(placement => (
                      <PlacementBadge
                        key={`${placement.tenant} ${placement.channel}`}
                        placement={placement}
                        version={version}
                      />
                    ))}
                  </Row>
                ),
            },
          ]}
        />
      </Card>
      {manifest.budget && (
        <Card title={t('budget.title')} flush>
          <BudgetTable budget={manifest.budget} release={release} files={files} />
        </Card>
      )}
      <Card title={t('needs.title')}>
        <DescriptionList
          min={280}
          items={[
            {
              label: t('needs.shared'),
              value: manifest.shared.length > 0 && (
                <Codes texts={manifest.shared.map(([module, range]) => `${module} ${range}`)} />
              ),
            },
            {
              label: t('needs.intents'),
              value: manifest.intents.length > 0 && <Codes texts={manifest.intents} />,
            },
          ]}
        />
      </Card>
      <Card title={t('files.title', { count: files.length, size: formatBytes(release.size) })} flush>
        <LinesTable
          label={t('files.label')}
          rows={files}
          rowId={({ path }) => path}
          columns={[
            { key: 'path', label: t('field.file'), cell: ({ path }) => <Code>{path}</Code> },
            { key: 'size', label: t('field.size'), align: 'end', cell: ({ size }) => formatBytes(size) },
            {
              key: 'gzip',
              label: t('field.gzip'),
              align: 'end',
              cell: ({ gzipSize }) => (gzipSize === 0 ? '–' : formatBytes(gzipSize)),
            },
            {
              key: 'hash',
              label: t('field.hash'),
              cell: ({ hash }) => (
                <span title={hash}>
                  <Code>{hash.slice(0, 24)}…</Code>
                </span>
              ),
            },
          ]}
        />
      </Card>
      {dialogs}
    </AdminPage>
  )
}

function Codes({ texts }: { texts: readonly string[] }) {
  return (
    <Stack space={1}>
      {texts.map(text => (
        <Code key={text}>{text}</Code>
      ))}
    </Stack>
  )
}
