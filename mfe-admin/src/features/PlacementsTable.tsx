import { useAllowed } from '@torrent/portal-kit'
import { Badge, Button, Row } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import type { MicroFrontend, Placement } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { canGoBack, STABLE, sorted } from '../model/placements.ts'
import type { Asking } from './use-change-dialogs.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { VersionLink } from './VersionLink.tsx'
import { WhoWhen } from './WhoWhen.tsx'

/** What is in force of one micro-frontend, tenant by tenant and channel by channel. */
export function PlacementsTable({ of, ask }: { of: MicroFrontend; ask: (asking: Asking) => void }) {
  const t = useText()
  const names = usePlaceNames()
  const mayManage = useAllowed('release.manage')
  return (
    <LinesTable
      spread
      label={t('releases.inForce')}
      rows={sorted(of.placements)}
      rowId={({ tenant, channel }) => `${tenant} ${channel}`}
      columns={[
        { key: 'tenant', label: t('field.tenant'), cell: ({ tenant }) => names.tenant(tenant) },
        {
          key: 'channel',
          label: t('field.channel'),
          cell: ({ channel }) => <Badge tone={channel === STABLE ? 'neutral' : 'info'}>{names.channel(channel)}</Badge>,
        },
        {
          key: 'version',
          label: t('field.inForce'),
          cell: ({ version }) => (
            <Row>
              <VersionLink name={of.name} version={version} />
              {of.untrusted.includes(version) && <Badge tone="danger">{t('inForce.untrusted')}</Badge>}
            </Row>
          ),
          detail: ({ canaryVersion, canaryPercent }) =>
            canaryVersion !== '' && t('inForce.trial', { version: canaryVersion, percent: canaryPercent }),
        },
        {
          key: 'previous',
          label: t('field.previous'),
          cell: ({ previousVersion }) =>
            previousVersion === '' ? '–' : <VersionLink name={of.name} version={previousVersion} />,
        },
        {
          key: 'changed',
          label: t('field.changed'),
          cell: ({ changedBy, changedAt }) => <WhoWhen who={changedBy} at={changedAt} />,
        },
        {
          key: 'actions',
          label: '',
          align: 'end',
          shown: mayManage,
          cell: placement => (
            <Row end>
              <Button size="sm" onClick={() => ask({ what: 'promote', of, start: placeOf(placement) })}>
                {t('promote.button')}
              </Button>
              <Button
                size="sm"
                disabled={!canGoBack(placement)}
                onClick={() => ask({ what: 'rollback', of, start: placeOf(placement) })}
              >
                {t('rollback.button')}
              </Button>
            </Row>
          ),
        },
      ]}
    />
  )
}

function placeOf({ tenant, channel }: Placement) {
  return { tenant, channel }
}
