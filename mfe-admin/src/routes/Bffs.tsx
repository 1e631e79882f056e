import { useQuery } from '@tanstack/react-query'
import { useAllowed, useHost } from '@torrent/portal-kit'
import { Badge, Button, Code } from '@torrent/ui'
import { useState } from 'react'
import { bff, liveReleases } from '../bff.ts'
import { AdminPage } from '../features/AdminPage.tsx'
import { BffDialog } from '../features/BffDialog.tsx'
import { ListCard } from '../features/ListCard.tsx'
import { useReleaseAction } from '../features/use-release-action.ts'
import { WhoWhen } from '../features/WhoWhen.tsx'
import { useText } from '../messages/use-text.ts'

/** What stands behind the screens: BFFs that the portal brings along, and those that run elsewhere. */
export function Bffs() {
  const t = useText()
  const { confirm } = useHost()
  const operates = useAllowed('release.operate')
  const [adding, setAdding] = useState(false)
  const { data } = useQuery(bff.bffs.list.queryOptions(undefined, liveReleases))
  const remove = useReleaseAction(bff.bffs.remove, { done: ({ name }) => t('bffs.removed', { name }) })

  const askAndRemove = async (name: string) => {
    const question = {
      title: t('bffs.removeTitle', { name }),
      body: t('bffs.removeBody', { name }),
      ...{ yes: t('bffs.remove'), no: t('back'), danger: true },
    }
    if (await confirm(question)) remove.run({ name })
  }

  return (
    <AdminPage
      title={t('bffs.title')}
      subtitle={t('bffs.lead')}
      actions={
        operates && (
          <Button variant="primary" icon="plus" onClick={() => setAdding(true)}>
            {t('bffs.register')}
          </Button>
        )
      }
    >
      <ListCard
        empty={{ icon: 'link', title: t('bffs.empty'), body: t('bffs.emptyBody') }}
        label={t('bffs.title')}
        rows={data}
        rowId={({ name }) => name}
        columns={[
          {
            key: 'name',
            label: t('bffs.name'),
            cell: ({ name }) => name,
            detail: ({ name }) => <Code>{`/api/${name}`}</Code>,
          },
          {
            key: 'url',
            label: t('bffs.url'),
            cell: ({ url }) => (url === '' ? <Badge>{t('bffs.inside')}</Badge> : <Code>{url}</Code>),
          },
          {
            key: 'registered',
            label: t('keys.registeredBy'),
            cell: ({ registeredBy, registeredAt }) => <WhoWhen who={registeredBy} at={registeredAt} />,
          },
          {
            key: 'actions',
            label: '',
            align: 'end',
            shown: operates,
            cell: ({ name, url }) =>
              url !== '' && (
                <Button size="sm" variant="dangerOutline" onClick={() => void askAndRemove(name)}>
                  {t('bffs.remove')}
                </Button>
              ),
          },
        ]}
      />
      {adding && <BffDialog onClose={() => setAdding(false)} />}
    </AdminPage>
  )
}
