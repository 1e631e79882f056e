import { useQuery } from '@tanstack/react-query'
import { toTorrentError, useAllowed, useHost, useLanguage } from '@torrent/portal-kit'
import { FormDialog, Grid, Skeleton, TextField } from '@torrent/ui'
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

/** The place that the person has pointed at. */
export interface RollbackStart {
  tenant?: string
  channel?: string
}

export interface RollbackDialogProps {
  of: MicroFrontend
  start: RollbackStart
  onClose: () => void
}

/** Takes back the last promotion; says beforehand exactly what everybody will have then. */
export function RollbackDialog({ of, start, onClose }: RollbackDialogProps) {
  const t = useText()
  const language = useLanguage()
  const { user } = useHost()
  const operates = useAllowed('release.operate')
  const [tenant, setTenant] = useState(start.tenant ?? (operates ? '' : user.tenant))
  const [channel, setChannel] = useState(start.channel ?? STABLE)
  const [note, setNote] = useState('')
  const target = { name: of.name, tenant, channel }
  const rollback = useReleaseAction(bff.promotions.rollback, {
    done: ({ ok }) => (ok ? t('rollback.done', { title: of.title?.[language] || of.name }) : undefined),
    onDone: ({ ok }) => ok && onClose(),
    showsFailure: true,
  })
  const plan = useQuery({
    ...bff.promotions.planRollback.queryOptions(target, liveReleases),
    // What is being taken back tells the page so, and there is nothing to plan any more.
    enabled: !rollback.running,
    throwOnError: false,
    staleTime: 0,
    retry: false,
  })
  const refused = plan.error ? toTorrentError(plan.error) : undefined
  const ready = !plan.isFetching && !refused && plan.data?.ok === true && plan.data.changes.length > 0

  return (
    <FormDialog
      title={t('rollback.title', { title: of.title?.[language] || of.name })}
      submitLabel={t('rollback.button')}
      submitIcon="undo"
      danger
      busy={rollback.running}
      ready={ready}
      cancelFirst
      onSubmit={() => rollback.run({ ...target, note: note.trim(), basedOn: seenBy(plan.data, of.placements, target) })}
      onClose={onClose}
    >
      <Grid min={200}>
        <TenantField value={tenant} onChange={setTenant} all placements={of.placements} />
        <ChannelField value={channel} onChange={setChannel} placements={of.placements} existing />
      </Grid>
      <section aria-label={t('plan.changes')} aria-busy={plan.isFetching && !plan.data}>
        {refused && <ErrorNotice error={refused} />}
        {!plan.data && !refused && <Skeleton height={56} />}
        {plan.data && !refused && <ChangeList changes={plan.data.changes} />}
      </section>
      {plan.data && !plan.data.ok && <PlanMatrix plan={plan.data} />}
      <p>{t('rollback.openPages')}</p>
      <TextField
        label={t('promote.note')}
        description={t('promote.noteHelp')}
        value={note}
        maxLength={1000}
        onChange={setNote}
      />
      <ErrorNotice error={rollback.error} />
    </FormDialog>
  )
}
