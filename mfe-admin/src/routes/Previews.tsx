import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { Badge, Button, Code } from '@torrent/ui'
import { useState } from 'react'
import { bff, liveReleases, type Preview } from '../bff.ts'
import { AdminPage } from '../features/AdminPage.tsx'
import { ListCard } from '../features/ListCard.tsx'
import { PreviewDialog } from '../features/PreviewDialog.tsx'
import { useOverview } from '../features/use-overview.ts'
import { useReleaseAction } from '../features/use-release-action.ts'
import { VersionLink } from '../features/VersionLink.tsx'
import { When } from '../features/When.tsx'
import { useText } from '../messages/use-text.ts'

/** Links that show one person another release in production. */
export function Previews() {
  const t = useText()
  const language = useLanguage()
  const [opened, setOpened] = useState(false)
  const all = useOverview()
  const { data } = useQuery(bff.previews.list.queryOptions(undefined, liveReleases))
  const end = useReleaseAction(bff.previews.end, { done: t('previews.ended') })
  const titleOf = (name: string) => all?.find(each => each.name === name)?.title?.[language] || name
  return (
    <AdminPage
      title={t('previews.title')}
      subtitle={t('previews.lead')}
      actions={
        <Button variant="primary" icon="plus" disabled={!all} onClick={() => setOpened(true)}>
          {t('previews.new')}
        </Button>
      }
    >
      <ListCard
        empty={{ icon: 'eye', title: t('previews.empty'), body: t('previews.emptyBody') }}
        label={t('previews.title')}
        rows={data}
        rowId={({ id }) => id}
        columns={[
          { key: 'name', label: t('field.microFrontend'), cell: ({ name }) => titleOf(name) },
          {
            key: 'version',
            label: t('field.version'),
            cell: ({ name, version, devOrigin }) =>
              version === '' ? <Code>{devOrigin}</Code> : <VersionLink name={name} version={version} />,
          },
          {
            key: 'person',
            label: t('previews.for'),
            cell: ({ person }) => person || t('previews.firstOne'),
          },
          { key: 'by', label: t('field.createdBy'), cell: ({ createdBy }) => createdBy },
          { key: 'state', label: t('previews.until'), cell: preview => <State preview={preview} /> },
          {
            key: 'actions',
            label: '',
            align: 'end',
            cell: preview =>
              isOpen(preview) && (
                <Button size="sm" loading={end.running} onClick={() => end.run({ id: preview.id })}>
                  {t('previews.end')}
                </Button>
              ),
          },
        ]}
      />
      {opened && all && <PreviewDialog all={all} onClose={() => setOpened(false)} />}
    </AdminPage>
  )
}

function State({ preview }: { preview: Preview }) {
  const t = useText()
  if (!isOpen(preview)) return <Badge>{t('previews.over')}</Badge>
  return <When at={preview.expiresAt} />
}

function isOpen({ endedAt, expiresAt }: Preview): boolean {
  return endedAt === '' && new Date(expiresAt).getTime() > Date.now()
}
