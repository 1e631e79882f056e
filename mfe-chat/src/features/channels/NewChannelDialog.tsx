import { useAction, useHost } from '@torrent/portal-kit'
import { Checkbox, FormDialog, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { type ChosenMember, MemberPicker } from '../members/MemberPicker.tsx'

/** Makes a channel and goes there. */
export function NewChannelDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { language, navigate } = useHost()
  // The same id for every attempt: an answer that got lost makes no second channel.
  const [id] = useState(() => crypto.randomUUID())
  const [name, setName] = useState('')
  const [topic, setTopic] = useState('')
  const [open, setOpen] = useState(true)
  const [members, setMembers] = useState<ChosenMember[]>([])
  const chat = useChat()
  const create = useAction(bff.createChannel, {
    kinds: ['channel'],
    showsFailure: true,
    onDone: channel => {
      chat.take(channel)
      onClose()
      void navigate(`/chat/${channel.id}`)
    },
  })
  const problem = create.error
  return (
    <FormDialog
      title={t('channel.new')}
      submitLabel={t('channel.create')}
      busy={create.running}
      ready={name.trim() !== ''}
      onSubmit={() =>
        create.run({ id, name: name.trim(), topic: topic.trim(), open, memberIds: members.map(each => each.id) })
      }
      onClose={onClose}
    >
      <TextField
        label={t('channel.name')}
        required
        icon={open ? 'channel' : 'lock'}
        maxLength={80}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={setName}
        error={problem && problem.field !== 'topic' ? problem.text(language) : undefined}
      />
      <TextField
        label={t('channel.topic')}
        description={t('channel.topicHint')}
        maxLength={500}
        value={topic}
        onChange={setTopic}
        error={problem?.field === 'topic' ? problem.text(language) : undefined}
      />
      <Checkbox
        label={t('channel.private')}
        description={t(open ? 'channel.openHint' : 'channel.privateHint')}
        checked={!open}
        onChange={isPrivate => setOpen(!isPrivate)}
      />
      <MemberPicker label={t('channel.invite')} chosen={members} onChange={setMembers} />
    </FormDialog>
  )
}
