import { ActionDialog } from '@torrent/portal-kit/documents'
import { TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { BETA, STABLE } from '../model/placements.ts'
import { ErrorNotice } from './ErrorNotice.tsx'
import { type Person, PersonField } from './PersonField.tsx'
import { useReleaseAction } from './use-release-action.ts'

/** Short words in small letters, as in `torrent promote --channel beta`. */
const CHANNEL = /^[a-z][a-z0-9-]{0,39}$/

/** Puts a person of the own tenant in a channel. */
export function ChannelDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const [person, setPerson] = useState<Person | null>(null)
  const [channel, setChannel] = useState<string>(BETA)
  const set = useReleaseAction(bff.channels.set, {
    done: t('channels.done', { person: person?.label ?? '', channel }),
    onDone: onClose,
    showsFailure: true,
  })
  const isValid = CHANNEL.test(channel) && channel !== STABLE
  return (
    <ActionDialog
      opened
      title={t('channels.put')}
      body={t('channels.putBody')}
      confirmLabel={t('channels.put')}
      busy={set.running}
      ready={person !== null && isValid}
      onConfirm={() => person && set.run({ member: person.value, channel })}
      onCancel={onClose}
    >
      <PersonField label={t('channels.person')} required value={person} onChange={setPerson} />
      <TextField
        label={t('channel.field')}
        description={t('channels.channelHelp')}
        error={isValid || channel === '' ? undefined : t('channels.channelWrong')}
        required
        maxLength={40}
        value={channel}
        onChange={setChannel}
      />
      <ErrorNotice error={set.error} />
    </ActionDialog>
  )
}
