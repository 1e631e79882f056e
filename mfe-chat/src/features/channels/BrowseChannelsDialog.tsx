import { useQuery } from '@tanstack/react-query'
import { live, useAction, useHost } from '@torrent/portal-kit'
import { Badge, Button, Checkbox, EmptyState, Icon, Modal, Skeleton, Stack, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { conversationIcon } from '../../model/conversation-icon.ts'
import { useChat } from '../../store/use-chat.ts'
import styles from './channels.module.css'

/** Open channels of the company: look into one, or join it. */
export function BrowseChannelsDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { navigate } = useHost()
  const chat = useChat()
  const [text, setText] = useState('')
  const [archived, setArchived] = useState(false)
  const { data, isError } = useQuery({
    ...bff.browseChannels.queryOptions({ text: text.trim(), archived, limit: 100 }, live('channel')),
    throwOnError: false,
    staleTime: 0,
    placeholderData: before => before,
  })
  const open = (id: string) => {
    onClose()
    void navigate(`/chat/${id}`)
  }
  const joined = (channel: Conversation) => {
    chat.take(channel)
    open(channel.id)
  }
  const join = useAction(bff.joinChannel, { kinds: ['channel'], onDone: joined })
  return (
    <Modal opened onClose={onClose} title={t('channels.browse')}>
      <Stack space={3}>
        <TextField
          label={t('channels.search')}
          type="search"
          icon="search"
          data-autofocus
          value={text}
          onChange={setText}
        />
        <Checkbox label={t('channels.archived')} checked={archived} onChange={setArchived} />
        {data === undefined && !isError && <Skeleton height={200} />}
        {data?.length === 0 && <EmptyState icon="channel" title={t('channels.none')} />}
        <ul className={styles.channels}>
          {data?.map(channel => {
            const { id, name, topic, memberCount, mine } = channel
            return (
              <li key={id}>
                <Icon name={conversationIcon(channel)} />
                <div className={styles.text}>
                  <button type="button" className={styles.open} onClick={() => open(id)}>
                    {name}
                  </button>
                  <p>
                    {t('channel.people', { count: memberCount })}
                    {topic && ` · ${topic}`}
                  </p>
                </div>
                {mine?.member ? (
                  <Badge tone="success">{t('channel.isMember')}</Badge>
                ) : (
                  !archived && (
                    <Button
                      size="sm"
                      loading={join.running}
                      onClick={() => join.run({ id })}
                      aria-label={t('channel.joinNamed', { name })}
                    >
                      {t('channel.join')}
                    </Button>
                  )
                )}
              </li>
            )
          })}
        </ul>
      </Stack>
    </Modal>
  )
}
