import { useAllowed, useHost } from '@torrent/portal-kit'
import { useText } from '../messages/use-text.ts'
import { STABLE } from '../model/placements.ts'

export interface PlaceNames {
  /** A tenant's name; all of them for an empty one. */
  tenant(id: string): string
  /** A channel's name; stable for an empty one. */
  channel(name: string): string
  /** Both: "Acme Metal Works · Stable". */
  place(place: { tenant: string; channel: string }): string
}

/** How this person calls tenants and channels: who runs the portal knows tenants by their ids. */
export function usePlaceNames(): PlaceNames {
  const t = useText()
  const { user, language } = useHost()
  const operates = useAllowed('release.operate')
  const tenant = (id: string) => {
    if (id === '') return t('tenant.all')
    return id === user.tenant && !operates ? user.tenantName[language] : id
  }
  const channel = (name: string) => (name === STABLE || name === '' ? t('channel.stable') : name)
  return { tenant, channel, place: each => `${tenant(each.tenant)} · ${channel(each.channel)}` }
}
