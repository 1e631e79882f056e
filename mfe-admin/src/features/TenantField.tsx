import { useAllowed, useHost } from '@torrent/portal-kit'
import { SelectField } from '@torrent/ui'
import type { Placement } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { placesOf } from '../model/placements.ts'
import { usePlaceNames } from './use-place-names.ts'

export interface TenantFieldProps {
  value: string
  onChange: (tenant: string) => void
  /** Those where something is in force are offered. */
  placements: readonly Placement[]
  /** All of them at once may be chosen, by those who run the portal. */
  all?: boolean
}

/** For whom. Who administers one tenant sees which it is, and no choice. */
export function TenantField({ value, onChange, placements, all }: TenantFieldProps) {
  const t = useText()
  const { user } = useHost()
  const names = usePlaceNames()
  const operates = useAllowed('release.operate')
  const tenants = operates ? new Set([...placesOf(placements).tenants, user.tenant]) : [user.tenant]
  const choices = [...(operates && all ? [''] : []), ...tenants]
  return (
    <SelectField
      label={t('tenant.field')}
      value={value}
      onChange={onChange}
      disabled={choices.length === 1}
      options={choices.map(tenant => ({ value: tenant, label: names.tenant(tenant) }))}
    />
  )
}
