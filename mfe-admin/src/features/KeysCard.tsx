import { useQuery } from '@tanstack/react-query'
import { useAllowed } from '@torrent/portal-kit'
import { Badge, Button, Card, Code, EmptyState, ListSkeleton } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, liveReleases, type MicroFrontend, type SigningKey } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { KeyDialog } from './KeyDialog.tsx'
import { RevokeKeyDialog } from './RevokeKeyDialog.tsx'
import { WhoWhen } from './WhoWhen.tsx'

/** Keys whose signature a release must carry. */
export function KeysCard({ all }: { all: readonly MicroFrontend[] }) {
  const t = useText()
  const operates = useAllowed('release.operate')
  const [adding, setAdding] = useState(false)
  const [revoking, setRevoking] = useState<SigningKey>()
  const { data } = useQuery(bff.keys.list.queryOptions(undefined, liveReleases))
  return (
    <Card
      title={t('keys.card')}
      flush
      actions={
        operates && (
          <Button size="sm" icon="plus" onClick={() => setAdding(true)}>
            {t('keys.register')}
          </Button>
        )
      }
    >
      {!data && <ListSkeleton rows={3} />}
      {data?.length === 0 && <EmptyState icon="lock" title={t('keys.empty')} />}
      {data && data.length > 0 && (
        <LinesTable
          spread
          label={t('keys.card')}
          rows={data}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'label',
              label: t('keys.label'),
              cell: ({ label }) => label,
              detail: ({ id }) => <Code>{id}</Code>,
            },
            { key: 'names', label: t('keys.signs'), cell: ({ names }) => names.join(', ') || t('names.all') },
            {
              key: 'registered',
              label: t('keys.registeredBy'),
              cell: ({ registeredBy, registeredAt }) => <WhoWhen who={registeredBy} at={registeredAt} />,
            },
            {
              key: 'state',
              label: t('state'),
              cell: ({ revokedAt }) =>
                revokedAt === '' ? (
                  <Badge tone="success" dot>
                    {t('state.valid')}
                  </Badge>
                ) : (
                  <Badge tone="danger" dot>
                    {t('state.revoked')}
                  </Badge>
                ),
            },
            {
              key: 'actions',
              label: '',
              align: 'end',
              shown: operates,
              cell: key =>
                key.revokedAt === '' && (
                  <Button size="sm" variant="dangerOutline" onClick={() => setRevoking(key)}>
                    {t('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {adding && <KeyDialog all={all} onClose={() => setAdding(false)} />}
      {revoking && <RevokeKeyDialog signingKey={revoking} all={all} onClose={() => setRevoking(undefined)} />}
    </Card>
  )
}
