import { useQuery } from '@tanstack/react-query'
import { live, useAction, useHost } from '@torrent/portal-kit'
import { Badge, Button, ConfirmDialog, IconButton, Skeleton, Stack, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { MemberName } from '../members/MemberName.tsx'
import { type ChosenMember, MemberPicker } from '../members/MemberPicker.tsx'
import { MemberPost } from '../members/MemberPost.tsx'
import styles from '../members/members.module.css'

export interface ChannelMembersProps {
  conversation: Conversation
  mayManage: boolean
}

/** Who is in a conversation. Members of a channel add others, owners remove; those of a group are the group's. */
export function ChannelMembers({ conversation, mayManage }: ChannelMembersProps) {
  const t = useText()
  const { user } = useHost()
  const { id, service, kind, groupId, mine } = conversation
  const [text, setText] = useState('')
  const [adding, setAdding] = useState<ChosenMember[]>([])
  const [removing, setRemoving] = useState<ChosenMember>()
  const { data } = useQuery({
    ...bff.conversationMembers.queryOptions(
      { service, conversationId: id, text: text.trim(), limit: 200 },
      live('channel', id),
    ),
    throwOnError: false,
    staleTime: 0,
    placeholderData: before => before,
  })
  const isOwnChannel = kind === 'channel' && groupId === ''
  const add = useAction(bff.addChannelMembers, { kinds: ['channel'], onDone: () => setAdding([]) })
  const remove = useAction(bff.removeChannelMember, {
    kinds: ['channel'],
    done: t('channel.removed', { name: removing?.name ?? '' }),
    onDone: () => setRemoving(undefined),
  })
  return (
    <>
      <Stack space={3}>
        <h3 className={styles.heading}>
          {t('channel.members')} <span className={styles.soft}>{data?.total}</span>
        </h3>
        {isOwnChannel && mine?.member && !conversation.archived && (
          <Stack space={2}>
            <MemberPicker
              label={t('channel.invite')}
              chosen={adding}
              onChange={setAdding}
              without={new Set(data?.members.map(({ person }) => person?.id ?? ''))}
            />
            {adding.length > 0 && (
              <div>
                <Button
                  size="sm"
                  variant="primary"
                  icon="user-plus"
                  loading={add.running}
                  onClick={() => add.run({ id, memberIds: adding.map(each => each.id) })}
                >
                  {t('group.add', { count: adding.length })}
                </Button>
              </div>
            )}
          </Stack>
        )}
        {groupId !== '' && <p className={styles.soft}>{t('channel.membersOfGroup')}</p>}
        {(data?.total ?? 0) > 8 || text !== '' ? (
          <TextField label={t('member.filter')} type="search" icon="search" value={text} onChange={setText} />
        ) : null}
        {!data && <Skeleton height={160} />}
        <ul className={styles.list} aria-label={t('channel.members')}>
          {data?.members.map(({ person, role }) => {
            if (!person) return null
            return (
              <li key={person.id} className={styles.row}>
                <MemberAvatar id={person.id} name={person.name} size={30} />
                <div className={styles.rowText}>
                  <MemberName id={person.id} name={person.name} />
                  <MemberPost id={person.id} />
                </div>
                {role === 'owner' && <Badge tone="info">{t('role.owner')}</Badge>}
                {mayManage && isOwnChannel && person.id !== user.id && (
                  <IconButton
                    size="sm"
                    icon="user-minus"
                    label={t('channel.removeNamed', { name: person.name })}
                    onClick={() => setRemoving({ id: person.id, name: person.name })}
                  />
                )}
              </li>
            )
          })}
        </ul>
      </Stack>
      <ConfirmDialog
        opened={removing !== undefined}
        title={t('channel.removeTitle', { name: removing?.name ?? '' })}
        confirmLabel={t('channel.remove')}
        danger
        busy={remove.running}
        onConfirm={() => removing && remove.run({ id, memberId: removing.id })}
        onCancel={() => setRemoving(undefined)}
      >
        {t('channel.removeBody')}
      </ConfirmDialog>
    </>
  )
}
