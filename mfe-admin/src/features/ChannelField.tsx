import { SelectField } from '@torrent/ui'
import type { Placement } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { BETA, placesOf } from '../model/placements.ts'
import { usePlaceNames } from './use-place-names.ts'

export interface ChannelFieldProps {
  value: string
  onChange: (channel: string) => void
  /** Their channels are offered, with stable and beta. */
  placements: readonly Placement[]
  /** Only channels where something is in force. */
  existing?: boolean
}

/** Which channel: everybody, or the people who try things first. */
export function ChannelField({ value, onChange, placements, existing }: ChannelFieldProps) {
  const t = useText()
  const names = usePlaceNames()
  const channels = new Set([...placesOf(placements).channels, ...(existing ? [] : [BETA]), value])
  return (
    <SelectField
      label={t('channel.field')}
      value={value}
      onChange={onChange}
      options={[...channels].map(channel => ({ value: channel, label: names.channel(channel) }))}
    />
  )
}
