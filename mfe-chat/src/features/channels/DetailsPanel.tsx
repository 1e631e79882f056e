import { useAction, useAllowed } from '@torrent/portal-kit'
import { Badge, Button, ConfirmDialog, SelectField, Stack } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation, type Level } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { Panel } from '../page/Panel.tsx'
import { ChannelMembers } from './ChannelMembers.tsx'
import { ChannelSettings } from './ChannelSettings.tsx'
import styles from './channels.module.css'

const LEVELS: readonly Level[] = ['all', 'mentions', 'none']

export interface DetailsPanelProps {
  conversation: Conversation
  onClose: () => void
}

/** What a conversation is about, who is in it, what is worth a notification; leaving, changing and archiving it. */
export function DetailsPanel({ conversation, onClose }: DetailsPanelProps) {
  const t = useText()
  const chat = useChat()
  const mayManageAll = useAllowed('group.manage')
  const [opened, setOpened] = useState<'settings' | 'archive' | 'leave'>()
  const close = () => setOpened(undefined)
  const { id, service, kind, name, topic, archived, groupId, mine } = conversation
  const taken = { onDone: chat.take }
  const level = useAction(bff.setLevel, taken)
  const archive = useAction(bff.archiveChannel, {
    kinds: ['channel'],
    done: t(archived ? 'channel.restored' : 'channel.archived', { name }),
    onDone: changed => {
      chat.take(changed)
      close()
    },
  })
  const leave = useAction(bff.leaveChannel, {
    kinds: ['channel'],
    done: t('channel.left', { name }),
    onDone: () => {
      chat.drop(id)
      close()
    },
  })

  const isMember = mine?.member ?? false
  const isOwnChannel = kind === 'channel' && groupId === ''
  const mayManage = isOwnChannel && (mine?.role === 'owner' || mayManageAll)
  return (
    <Panel title={t('details.title')} onClose={onClose}>
      <Stack space={4}>
        {kind === 'channel' && (
          <div>
            <p className={styles.panelName}>
              {name} {!conversation.open && <Badge>{t('channel.isPrivate')}</Badge>}{' '}
              {archived && <Badge tone="warning">{t('channel.isArchived')}</Badge>}
            </p>
            {topic && <p className={styles.soft}>{topic}</p>}
          </div>
        )}
        {isMember && (
          <SelectField
            label={t('channel.level')}
            value={(mine?.level ?? 'all') as Level}
            onChange={chosen => level.run({ service, conversationId: id, level: chosen })}
            options={LEVELS.map(each => ({ value: each, label: t(`channel.level.${each}`) }))}
          />
        )}
        <ChannelMembers conversation={conversation} mayManage={mayManage} />
        {(mayManage || (isMember && isOwnChannel)) && (
          <div className={styles.panelActions}>
            {mayManage && !archived && (
              <Button size="sm" icon="settings" onClick={() => setOpened('settings')}>
                {t('channel.settings')}
              </Button>
            )}
            {mayManage && archived && (
              <Button size="sm" icon="archive" loading={archive.running} onClick={() => archive.run({ id, on: false })}>
                {t('channel.restore')}
              </Button>
            )}
            {mayManage && !archived && (
              <Button size="sm" icon="archive" onClick={() => setOpened('archive')}>
                {t('channel.archive')}
              </Button>
            )}
            {isMember && isOwnChannel && (
              <Button size="sm" icon="leave" variant="dangerOutline" onClick={() => setOpened('leave')}>
                {t('channel.leave')}
              </Button>
            )}
          </div>
        )}
      </Stack>
      {opened === 'settings' && <ChannelSettings conversation={conversation} onClose={close} />}
      <ConfirmDialog
        opened={opened === 'archive'}
        title={t('channel.archiveTitle', { name })}
        confirmLabel={t('channel.archive')}
        danger
        busy={archive.running}
        onConfirm={() => archive.run({ id, on: true })}
        onCancel={close}
      >
        {t('channel.archiveBody')}
      </ConfirmDialog>
      <ConfirmDialog
        opened={opened === 'leave'}
        title={t('channel.leaveTitle', { name })}
        confirmLabel={t('channel.leave')}
        danger
        busy={leave.running}
        onConfirm={() => leave.run({ id })}
        onCancel={close}
      >
        {t(conversation.open ? 'channel.leaveOpenBody' : 'channel.leavePrivateBody')}
      </ConfirmDialog>
    </Panel>
  )
}
