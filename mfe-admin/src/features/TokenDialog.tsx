import { useAllowed, useHost } from '@torrent/portal-kit'
import { Alert, Button, Checkbox, FormDialog, Modal, SelectField, Stack, TextField } from '@torrent/ui'
import { CopyField } from '@torrent/ui/fields'
import { useState } from 'react'
import { bff, type MicroFrontend } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { CheckGroup } from './CheckGroup.tsx'
import { ErrorNotice } from './ErrorNotice.tsx'
import { NamesField } from './NamesField.tsx'
import { TenantField } from './TenantField.tsx'
import { useReleaseAction } from './use-release-action.ts'

const RIGHTS = ['publish', 'promote', 'preview', 'operate'] as const
type Right = (typeof RIGHTS)[number]
const DAYS = [7, 30, 90, 365] as const

/** Makes a token for the command line or CI; then its secret, this once. */
export function TokenDialog({ all, onClose }: { all: readonly MicroFrontend[]; onClose: () => void }) {
  const t = useText()
  const { user } = useHost()
  const operates = useAllowed('release.operate')
  const [label, setLabel] = useState('')
  const [rights, setRights] = useState<Right[]>(['publish'])
  const [names, setNames] = useState<string[]>([])
  const [tenant, setTenant] = useState(operates ? '' : user.tenant)
  const [days, setDays] = useState<string>('90')
  const create = useReleaseAction(bff.tokens.create, { showsFailure: true })
  const ready = label.trim() !== '' && rights.length > 0

  if (create.output) {
    return (
      <Modal
        opened
        title={t('tokens.made')}
        // Escape would throw away what is shown only once.
        onClose={() => undefined}
        footer={
          <Button variant="primary" onClick={onClose}>
            {t('tokens.kept')}
          </Button>
        }
      >
        <Stack>
          <CopyField label={t('tokens.secret')} value={create.output.secret} description={t('tokens.secretHelp')} />
          <Alert tone="warning">{t('tokens.once')}</Alert>
        </Stack>
      </Modal>
    )
  }
  return (
    <FormDialog
      title={t('tokens.new')}
      submitLabel={t('tokens.make')}
      busy={create.running}
      ready={ready}
      onSubmit={() => create.run({ label: label.trim(), rights, names, tenant, days: Number(days) })}
      onClose={onClose}
    >
      <TextField
        label={t('tokens.label')}
        description={t('tokens.labelHelp')}
        required
        maxLength={100}
        value={label}
        onChange={setLabel}
      />
      <CheckGroup label={t('tokens.rights')} stacked>
        {RIGHTS.filter(right => right !== 'operate' || operates).map(right => (
          <Checkbox
            key={right}
            label={t(`right.${right}`)}
            description={t(`right.${right}Help`)}
            checked={rights.includes(right)}
            onChange={checked => setRights(RIGHTS.filter(each => (each === right ? checked : rights.includes(each))))}
          />
        ))}
      </CheckGroup>
      <NamesField label={t('tokens.names')} all={all} value={names} onChange={setNames} />
      <TenantField value={tenant} onChange={setTenant} all placements={all.flatMap(each => each.placements)} />
      <SelectField
        label={t('tokens.days')}
        value={days}
        onChange={setDays}
        options={DAYS.map(count => ({ value: String(count), label: t('days', { count }) }))}
      />
      <ErrorNotice error={create.error} />
    </FormDialog>
  )
}
