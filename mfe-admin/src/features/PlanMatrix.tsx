import { useLanguage } from '@torrent/portal-kit'
import { Alert, Button, Icon, Stack, VisuallyHidden } from '@torrent/ui'
import { LinesTable } from '@torrent/ui/document'
import { useState } from 'react'
import type { Finding, Plan } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { matrixOf, rulesIn, type ToldFinding, told } from '../model/matrix.ts'
import styles from './plan.module.css'
import { usePlaceNames } from './use-place-names.ts'

/** More places than these are counted. */
const MAX_NAMED = 3

/** Whether it would work: every tenant and channel, every rule, with what was found. */
export function PlanMatrix({ plan }: { plan: Pick<Plan, 'ok' | 'findings'> }) {
  const t = useText()
  const { place } = usePlaceNames()
  const [all, setAll] = useState(false)
  const { findings } = plan
  const failed = findings.filter(({ ok }) => !ok)
  const rules = rulesIn(findings)
  if (findings.length === 0) return null

  return (
    <Stack space={3}>
      {plan.ok && failed.length === 0 ? (
        <Alert tone="success">{t('plan.ok')}</Alert>
      ) : (
        <Alert tone="danger" title={t('plan.refused')}>
          <Explanations findings={failed} />
        </Alert>
      )}
      <div className={styles.frame}>
        <LinesTable
          label={t('plan.matrix')}
          rows={matrixOf(findings)}
          rowId={({ tenant, channel }) => `${tenant} ${channel}`}
          columns={[
            { key: 'place', label: t('plan.place'), cell: place },
            ...rules.map(rule => ({
              key: rule,
              label: t(`rule.${rule}`),
              cell: (row: ReturnType<typeof matrixOf>[number]) => <Cell ok={row.cells[rule]} />,
            })),
          ]}
        />
      </div>
      <div>
        <Button
          variant="subtle"
          size="sm"
          icon={all ? 'chevron-up' : 'chevron-down'}
          aria-expanded={all}
          onClick={() => setAll(!all)}
        >
          {t('plan.all', { count: findings.length })}
        </Button>
        {all && <Explanations findings={findings} marked />}
      </div>
    </Stack>
  )
}

function Cell({ ok }: { ok: boolean | undefined }) {
  const t = useText()
  if (ok === undefined) return '–'
  return (
    <span className={styles.cell} data-ok={ok}>
      <Icon name={ok ? 'circle-check' : 'circle-x'} size={18} />
      <VisuallyHidden>{t(ok ? 'plan.holds' : 'plan.fails')}</VisuallyHidden>
    </span>
  )
}

/** In words: where, which rule, what was found and what to do. */
function Explanations({ findings, marked }: { findings: readonly Finding[]; marked?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const { place } = usePlaceNames()
  const where = ({ places }: ToldFinding) =>
    places.length > MAX_NAMED ? t('plan.places', { count: places.length }) : places.map(place).join(', ')
  return (
    <ul className={styles.explanations}>
      {told(findings).map((finding, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a plan is shown whole and never changed
        <li key={index}>
          {marked && <Cell ok={finding.ok} />}
          <span>
            <strong>
              {ruleText(t, finding.rule)} ({where(finding)}):
            </strong>{' '}
            {finding.explanation?.[language]}
          </span>
        </li>
      ))}
    </ul>
  )
}

/** A rule that is newer than these screens is called by its own name. */
function ruleText(t: ReturnType<typeof useText>, rule: string): string {
  const known = rulesIn([{ tenant: '', channel: '', rule, ok: true }])[0]
  return known ? t(`rule.${known}`) : rule
}
