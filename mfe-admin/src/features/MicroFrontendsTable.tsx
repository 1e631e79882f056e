import { useAllowed, useLanguage } from '@torrent/portal-kit'
import { Badge, Button, Code, Link, Row, Stack } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import type { MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { canGoBack, type InForce, inForce, isPlaced, lastChange, placesOf, STABLE } from '../model/placements.ts'
import type { Asking } from './use-change-dialogs.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { VersionLink } from './VersionLink.tsx'
import { WhoWhen } from './WhoWhen.tsx'

export interface MicroFrontendsTableProps {
  microFrontends: readonly MicroFrontend[]
  ask: (asking: Asking) => void
}

/** One line a micro-frontend: what is in force, what is newest, who changed it last. */
export function MicroFrontendsTable({ microFrontends, ask }: MicroFrontendsTableProps) {
  const t = useText()
  const language = useLanguage()
  const mayManage = useAllowed('release.manage')
  return (
    <LinesTable
      spread
      label={t('releases.title')}
      rows={microFrontends}
      rowId={({ name }) => name}
      columns={[
        {
          key: 'name',
          label: t('field.microFrontend'),
          cell: ({ name, title }) => <Link href={`/admin/releases/${name}`}>{title?.[language] || name}</Link>,
          detail: ({ name }) => <Code>{name}</Code>,
        },
        {
          key: 'inForce',
          label: t('field.inForce'),
          cell: of => <InForceCell of={of} />,
        },
        {
          key: 'newest',
          label: t('field.newest'),
          cell: ({ name, newestVersion }) =>
            newestVersion === '' ? '–' : <VersionLink name={name} version={newestVersion} />,
          detail: ({ placements, newestVersion }) =>
            newestVersion !== '' &&
            !isPlaced(placements, newestVersion) && <Badge tone="info">{t('newest.waiting')}</Badge>,
        },
        {
          key: 'changed',
          label: t('field.changed'),
          cell: ({ placements }) => {
            const change = lastChange(placements)
            return change ? <WhoWhen who={change.changedBy} at={change.changedAt} /> : '–'
          },
        },
        {
          key: 'actions',
          label: '',
          align: 'end',
          shown: mayManage,
          cell: of => <Actions of={of} ask={ask} />,
        },
      ]}
    />
  )
}

function InForceCell({ of }: { of: MicroFrontend }) {
  const t = useText()
  const names = usePlaceNames()
  const { tenants } = placesOf(of.placements)
  const groups = inForce(of.placements)
  if (groups.length === 0) return <Badge>{t('inForce.nowhere')}</Badge>

  const where = ({ channel, tenants: some }: InForce) => {
    if (tenants.length <= 1) return names.channel(channel)
    const who =
      some.length === tenants.length ? t('inForce.allTenants') : some.length <= 2 ? some.join(', ') : countOf(some)
    return channel === STABLE ? who : `${who} · ${names.channel(channel)}`
  }
  const toneOf = ({ version, channel }: InForce) =>
    of.untrusted.includes(version) ? 'neutral' : channel === STABLE ? 'success' : 'info'
  const countOf = (some: readonly string[]) => t('inForce.tenants', { some: some.length, all: tenants.length })
  return (
    <Stack space={1}>
      {groups.map(group => (
        <Row key={`${group.channel} ${group.version}`}>
          <VersionLink name={of.name} version={group.version} />
          <Badge tone={toneOf(group)} dot>
            {where(group)}
          </Badge>
          {of.untrusted.includes(group.version) && <Badge tone="danger">{t('inForce.untrusted')}</Badge>}
        </Row>
      ))}
    </Stack>
  )
}

function Actions({ of, ask }: { of: MicroFrontend; ask: MicroFrontendsTableProps['ask'] }) {
  const t = useText()
  return (
    <Row end>
      <Button size="sm" onClick={() => ask({ what: 'promote', of, start: {} })}>
        {t('promote.button')}
      </Button>
      <Button
        size="sm"
        disabled={!of.placements.some(canGoBack)}
        onClick={() => ask({ what: 'rollback', of, start: {} })}
      >
        {t('rollback.button')}
      </Button>
    </Row>
  )
}
