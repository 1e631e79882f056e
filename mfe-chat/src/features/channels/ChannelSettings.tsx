import { useHost } from '@torrent/portal-kit'
import { Button, Modal, Stack, TextField } from '@torrent/ui'
import { useId, useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { useAction } from '../use-action.ts'

export interface ChannelSettingsProps {
  conversation: Conversation
  onClose: () => void
}

/** What a channel is called and what it is about. */
export function ChannelSettings({ conversation, onClose }: ChannelSettingsProps) {
  const t = useText()
  const { language } = useHost()
  const form = useId()
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
    <Modal
      opened
      onClose={onClose}
      title={t('channel.settings')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" disabled={name.trim() === ''} loading={update.running}>
            {t('dialog.save')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={event => {
          event.preventDefault()
          if (name.trim() !== '' && !update.running) update.run({ id, name: name.trim(), topic: topic.trim() })
        }}
      >
        <Stack space={3}>
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
        </Stack>
      </form>
    </Modal>
  )
}
