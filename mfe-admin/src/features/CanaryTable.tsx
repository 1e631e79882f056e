import { useAllowed, useLanguage } from '@torrent/portal-kit'
import { Badge, Button, Card, Code, Link, Menu, Meter, Row } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import type { ReactNode } from 'react'
import type { CanaryHealth, MicroFrontend, Placement } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { duration, errorRate, healthOf, verdictOf } from '../model/health.ts'
import type { Asking } from './use-change-dialogs.tsx'
import { usePlaceNames } from './use-place-names.ts'
import { Verdict } from './Verdict.tsx'
import { When } from './When.tsx'

export interface CanaryTableProps {
  /** All or one of them; those without a canary have no line. */
  microFrontends: readonly MicroFrontend[]
  ask: (asking: Asking) => void
}

interface Canary {
  of: MicroFrontend
  placement: Placement
  health: CanaryHealth | undefined
}

/** Releases on trial with a part of the people, each beside the stable release of the same place. */
export function CanaryTable({ microFrontends, ask }: CanaryTableProps) {
  const t = useText()
  const language = useLanguage()
  const { place } = usePlaceNames()
  const mayManage = useAllowed('release.manage')
  const rows = microFrontends.flatMap(of =>
    of.placements
      .filter(({ canaryVersion }) => canaryVersion !== '')
      .map((placement): Canary => ({ of, placement, health: healthOf(placement, of.canaries) })),
  )
  if (rows.length === 0) return null

  return (
    <Card title={t('canary.title')} flush>
      <LinesTable
        spread
        label={t('canary.title')}
        rows={rows}
        rowId={({ placement }) => `${placement.name} ${placement.tenant} ${placement.channel}`}
        columns={[
          {
            key: 'what',
            label: t('canary.what'),
            cell: ({ of, placement }) => (
              <Link href={`/admin/releases/${of.name}/${placement.canaryVersion}`}>
                {of.title?.[language] || of.name} <Code>{placement.canaryVersion}</Code>
              </Link>
            ),
            detail: ({ placement }) => place(placement),
            below: ({ of, placement, health }) =>
              of.untrusted.includes(placement.canaryVersion) ? (
                <Badge tone="danger">{t('inForce.untrusted')}</Badge>
              ) : (
                <Verdict health={health} />
              ),
          },
          {
            key: 'share',
            label: t('canary.share'),
            cell: ({ placement, health }) => (
              <>
                {placement.canaryPercent}%
                <Meter
                  label={t('canary.share')}
                  percent={placement.canaryPercent}
                  tone={verdictOf(health) === 'worse' ? 'danger' : 'info'}
                />
              </>
            ),
            detail: ({ placement }) => <When at={placement.canarySince} />,
          },
          {
            key: 'views',
            label: t('canary.views'),
            align: 'end',
            cell: ({ health }) => count(health?.canary?.views),
            detail: ({ health }) => beside(count(health?.stable?.views)),
          },
          {
            key: 'errors',
            label: t('canary.errors'),
            align: 'end',
            cell: ({ health }) => errorRate(health?.canary) ?? '–',
            detail: ({ health }) => beside(errorRate(health?.stable)),
          },
          {
            key: 'lcp',
            label: t('canary.lcp'),
            align: 'end',
            cell: ({ health }) => duration(health?.canary?.lcpMs) ?? '–',
            detail: ({ health }) => beside(duration(health?.stable?.lcpMs)),
          },
          {
            key: 'inp',
            label: t('canary.inp'),
            align: 'end',
            cell: ({ health }) => duration(health?.canary?.inpMs) ?? '–',
            detail: ({ health }) => beside(duration(health?.stable?.inpMs)),
          },
          {
            key: 'actions',
            label: '',
            align: 'end',
            shown: mayManage,
            cell: ({ of, placement }) => <CanaryActions of={of} placement={placement} ask={ask} />,
          },
        ]}
      />
    </Card>
  )

  function beside(value: string | undefined): ReactNode {
    return t('canary.stable', { value: value ?? '–' })
  }
}

function CanaryActions({ of, placement, ask }: Omit<Canary, 'health'> & Pick<CanaryTableProps, 'ask'>) {
  const t = useText()
  const { tenant, channel, canaryVersion: version, canaryPercent } = placement
  const promote = (percent: number) => ask({ what: 'promote', of, start: { version, tenant, channel, percent } })
  return (
    <Row end>
      <Button size="sm" onClick={() => ask({ what: 'rollback', of, start: { tenant, channel } })}>
        {t('canary.end')}
      </Button>
      <Menu
        align="end"
        trigger={
          <Button size="sm" iconRight="chevron-down">
            {t('canary.more')}
          </Button>
        }
        items={[
          { label: t('canary.change'), icon: 'edit', onSelect: () => promote(canaryPercent) },
          { label: t('canary.everybody'), icon: 'users', onSelect: () => promote(100) },
        ]}
      />
    </Row>
  )
}

const figures = new Intl.NumberFormat('en')

function count(views: number | undefined): string {
  return figures.format(views ?? 0)
}
