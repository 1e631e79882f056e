import { useAction, useHost } from '@torrent/portal-kit'
import { FormDialog, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'

export interface ChannelSettingsProps {
  conversation: Conversation
  onClose: () => void
}

/** What a channel is called and what it is about. */
export function ChannelSettings({ conversation, onClose }: ChannelSettingsProps) {
  const t = useText()
  const { language } = useHost()
  const { id } = conversation
  const [name, setName] = useState(conversation.name)
  const [topic, setTopic] = useState(conversation.topic)
  const chat = useChat()
  const update = useAction(bff.updateChannel, {
    kinds: ['channel'],
    done: t('channel.saved'),
    showsFailure: true,
    onDone: changed => {
      chat.take(changed)
      onClose()
    },
  })
  const problem = update.error
  return (
    <FormDialog
      title={t('channel.settings')}
      size="sm"
      submitLabel={t('dialog.save')}
      busy={update.running}
      ready={name.trim() !== ''}
      onSubmit={() => update.run({ id, name: name.trim(), topic: topic.trim() })}
      onClose={onClose}
    >
      <TextField
        label={t('channel.name')}
        required
        maxLength={80}
        value={name}
        onChange={setName}
        error={problem && problem.field !== 'topic' ? problem.text(language) : undefined}
      />
      <TextField
        label={t('channel.topic')}
        maxLength={500}
        value={topic}
        onChange={setTopic}
        error={problem?.field === 'topic' ? problem.text(language) : undefined}
      />
    </FormDialog>
  )
}
