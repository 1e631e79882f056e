import { useQuery } from '@tanstack/react-query'
import { useHost } from '@torrent/portal-kit'
import { Badge, Button, Card, Code, EmptyState, ListSkeleton, Row } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { useState } from 'react'
import { bff, type DeployToken, liveReleases, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { TokenDialog } from './TokenDialog.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { useReleaseAction } from './use-release-action.ts'
import { When } from './When.tsx'

/** Tokens for the command line and CI. Their secrets are nowhere. */
export function TokensCard({ all }: { all: readonly MicroFrontend[] }) {
  const t = useText()
  const { confirm } = useHost()
  const places = usePlaceNames()
  const [adding, setAdding] = useState(false)
  const { data } = useQuery(bff.tokens.list.queryOptions(undefined, liveReleases))
  const revoke = useReleaseAction(bff.tokens.revoke, { done: ({ label }) => t('tokens.revoked', { label }) })

  const askAndRevoke = async ({ id, label }: DeployToken) => {
    const question = {
      title: t('tokens.revokeTitle', { label }),
      body: t('tokens.revokeBody'),
      ...{ yes: t('keys.revoke'), no: t('back'), danger: true },
    }
    if (await confirm(question)) revoke.run({ id })
  }

  return (
    <Card
      title={t('tokens.card')}
      flush
      actions={
        <Button size="sm" icon="plus" onClick={() => setAdding(true)}>
          {t('tokens.new')}
        </Button>
      }
    >
      {!data && <ListSkeleton rows={3} />}
      {data?.length === 0 && (
        <EmptyState icon="lock" title={t('tokens.empty')}>
          {t('tokens.emptyBody')}
        </EmptyState>
      )}
      {data && data.length > 0 && (
        <LinesTable
          spread
          label={t('tokens.card')}
          rows={data}
          rowId={({ id }) => id}
          columns={[
            {
              key: 'label',
              label: t('tokens.label'),
              cell: ({ label }) => label,
              detail: ({ id }) => <Code>{`trt_${id}_…`}</Code>,
            },
            {
              key: 'rights',
              label: t('tokens.rights'),
              cell: ({ rights }) => (
                <Row space={1}>
                  {rights.map(right => (
                    <Badge key={right}>{right}</Badge>
                  ))}
                </Row>
              ),
            },
            {
              key: 'for',
              label: t('tokens.for'),
              cell: ({ names }) => names.join(', ') || t('names.all'),
              detail: ({ tenant }) => places.tenant(tenant),
            },
            {
              key: 'used',
              label: t('tokens.used'),
              cell: ({ lastUsedAt }) => (lastUsedAt === '' ? t('tokens.never') : <When at={lastUsedAt} />),
            },
            { key: 'expires', label: t('tokens.expires'), cell: token => <Expiry token={token} /> },
            {
              key: 'actions',
              label: '',
              align: 'end',
              cell: token =>
                token.revokedAt === '' && (
                  <Button size="sm" variant="dangerOutline" onClick={() => void askAndRevoke(token)}>
                    {t('keys.revoke')}
                  </Button>
                ),
            },
          ]}
        />
      )}
      {adding && <TokenDialog all={all} onClose={() => setAdding(false)} />}
    </Card>
  )
}

function Expiry({ token: { revokedAt, expiresAt } }: { token: DeployToken }) {
  const t = useText()
  if (revokedAt !== '')
    return (
      <Badge tone="danger" dot>
        {t('state.revoked')}
      </Badge>
    )
  if (new Date(expiresAt).getTime() < Date.now()) return <Badge dot>{t('state.expired')}</Badge>
  return <When at={expiresAt} />
}
