import { useQuery } from '@tanstack/react-query'
import { useHost } from '@torrent/portal-kit'
import { Badge, Button } from '@torrent/ui'
import { useState } from 'react'
import { bff, liveReleases } from '../bff.ts'
import { AdminPage } from '../features/AdminPage.tsx'
import { ChannelDialog } from '../features/ChannelDialog.tsx'
import { ListCard } from '../features/ListCard.tsx'
import { usePlaceNames } from '../features/use-place-names.ts'
import { useReleaseAction } from '../features/use-release-action.ts'
import { useText } from '../messages/use-text.ts'
import { STABLE } from '../model/placements.ts'

/** Which people of the own tenant see another channel than everybody. */
export function Channels() {
  const t = useText()
  const { user, language } = useHost()
  const names = usePlaceNames()
  const [opened, setOpened] = useState(false)
  const { data } = useQuery(bff.channels.list.queryOptions(undefined, liveReleases))
  const leave = useReleaseAction(bff.channels.set, { done: t('channels.left') })
  const put = (
    <Button variant="primary" icon="plus" onClick={() => setOpened(true)}>
      {t('channels.put')}
    </Button>
  )
  return (
    <AdminPage
      title={t('channels.title')}
      subtitle={t('channels.lead', { tenant: user.tenantName[language] })}
      actions={put}
    >
      <ListCard
        empty={{ icon: 'users', title: t('channels.empty'), body: t('channels.emptyBody') }}
        label={t('channels.title')}
        rows={data}
        rowId={({ member }) => member}
        columns={[
          {
            key: 'person',
            label: t('channels.person'),
            cell: ({ name }) => name || t('channels.gone'),
            detail: ({ email }) => email,
          },
          {
            key: 'channel',
            label: t('field.channel'),
            cell: ({ channel }) => <Badge tone="info">{names.channel(channel)}</Badge>,
          },
          {
            key: 'actions',
            label: '',
            align: 'end',
            cell: ({ member }) => (
              <Button size="sm" loading={leave.running} onClick={() => leave.run({ member, channel: STABLE })}>
                {t('channels.leave')}
              </Button>
            ),
          },
        ]}
      />
      {opened && <ChannelDialog onClose={() => setOpened(false)} />}
    </AdminPage>
  )
}
