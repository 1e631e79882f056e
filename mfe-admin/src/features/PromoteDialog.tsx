import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { toTorrentError, useAllowed, useHost, useLanguage } from '@torrent/portal-kit'
import { Alert, FormDialog, Grid, SelectField, Skeleton, Stack, TextField } from '@torrent/ui'
import { RangeField } from '@torrent/ui/fields'
import { useState } from 'react'
import { bff, liveReleases, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { STABLE } from '../model/placements.ts'
import { seenBy } from '../model/plan.ts'
import { ChangeList } from './ChangeList.tsx'
import { ChannelField } from './ChannelField.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { PlanMatrix } from './PlanMatrix.tsx'
import { TenantField } from './TenantField.tsx'
import { useReleaseAction } from './use-release-action.ts'
import { useSettled } from './use-settled.ts'

/** What the person has pointed at; anything else has a default. */
export interface PromotionStart {
  version?: string
  tenant?: string
  channel?: string
  percent?: number
}

/** Steps in which a release usually reaches everybody. */
const STOPS = [1, 5, 10, 25, 50, 100]

/** So long a choice must stand before the portal is asked what would come of it, in milliseconds. */
const SETTLED_AFTER = 250

export interface PromoteDialogProps {
  of: MicroFrontend
  start: PromotionStart
  onClose: () => void
}

/**
 * Puts a release in force: for whom, and whether on trial first. The portal says beforehand what would change and
 * whether it would work everywhere; only then it can be done.
 */
export function PromoteDialog({ of, start, onClose }: PromoteDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { user } = useHost()
  const operates = useAllowed('release.operate')
  const releases = useQuery({
    ...bff.releases.list.queryOptions({ name: of.name, pageSize: 100 }, liveReleases),
    throwOnError: false,
  })
  const [version, setVersion] = useState(start.version ?? of.newestVersion)
  const [tenant, setTenant] = useState(start.tenant ?? (operates ? '' : user.tenant))
  const [channel, setChannel] = useState(start.channel ?? STABLE)
  const [percent, setPercent] = useState(start.percent ?? 100)
  const [note, setNote] = useState('')

  const choice = { name: of.name, version, tenant, channel, percent }
  const settled = useSettled(choice, SETTLED_AFTER)
  const plan = useQuery({
    ...bff.promotions.plan.queryOptions(settled, liveReleases),
    enabled: settled.version !== '',
    placeholderData: keepPreviousData,
    throwOnError: false,
    staleTime: 0,
    retry: false,
  })
  const promote = useReleaseAction(bff.promotions.promote, {
    // What resolved a moment ago may not any more; then the plan says why.
    done: ({ ok }) =>
      ok ? t(percent === 100 ? 'promote.done' : 'promote.donePartly', { version, percent }) : undefined,
    onDone: ({ ok }) => ok && onClose(),
    showsFailure: true,
  })
  // A plan of another choice, or of a moment ago, says nothing about this one.
  const isCurrent = settled.version === version && same(settled, choice) && !plan.isPlaceholderData && !plan.isFetching
  const refused = plan.error ? toTorrentError(plan.error) : undefined
  const ready = isCurrent && !refused && plan.data?.ok === true && plan.data.changes.length > 0

  return (
    <FormDialog
      size="lg"
      title={t('promote.title', { title: of.title?.[language] || of.name })}
      submitLabel={t('promote.button')}
      submitIcon="send"
      busy={promote.running}
      ready={ready}
      onSubmit={() => promote.run({ ...choice, note: note.trim(), basedOn: seenBy(plan.data, of.placements, choice) })}
      onClose={onClose}
    >
      <Grid min={200}>
        <SelectField
          label={t('promote.version')}
          value={version}
          onChange={setVersion}
          options={versionsOf(releases.data?.releases, version)}
        />
        <TenantField value={tenant} onChange={setTenant} all placements={of.placements} />
        <ChannelField value={channel} onChange={setChannel} placements={of.placements} />
      </Grid>
      <RangeField
        label={t('promote.percent')}
        description={t(percent === 100 ? 'promote.percentAll' : 'promote.percentPart', { percent })}
        min={1}
        max={100}
        stops={STOPS}
        unit="%"
        value={percent}
        onChange={setPercent}
      />
      <TextField
        label={t('promote.note')}
        description={t('promote.noteHelp')}
        value={note}
        maxLength={1000}
        onChange={setNote}
      />
      <ErrorNotice error={promote.error} />
      <section aria-label={t('plan.title')} aria-busy={!isCurrent && !refused}>
        {refused && isCurrent && <ErrorNotice error={refused} />}
        {!plan.data && !refused && <Skeleton height={96} />}
        {plan.data && !(refused && isCurrent) && (
          <Stack space={3}>
            {plan.data.changes.length > 0 ? (
              <ChangeList changes={plan.data.changes} />
            ) : (
              plan.data.ok && <Alert tone="info">{t('plan.nothing')}</Alert>
            )}
            <PlanMatrix plan={plan.data} />
          </Stack>
        )}
      </section>
    </FormDialog>
  )
}

/** The version that is chosen stands in the list even while the list has not arrived. */
function versionsOf(releases: readonly { version: string }[] | undefined, chosen: string) {
  const versions = new Set([...(releases ?? []).map(({ version }) => version), chosen])
  return [...versions].filter(version => version !== '').map(version => ({ value: version, label: version }))
}

function same(a: object, b: object): boolean {
  return JSON.stringify(a) === JSON.stringify(b)
}
