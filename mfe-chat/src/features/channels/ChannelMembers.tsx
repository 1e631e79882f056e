import { useQuery } from '@tanstack/react-query'
import { live, useAction, useHost } from '@torrent/portal-kit'
import { ConfirmDialog, IconButton, Skeleton, Stack, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { AddMembers } from '../members/AddMembers.tsx'
import type { ChosenMember } from '../members/MemberPicker.tsx'
import { MemberRow } from '../members/MemberRow.tsx'
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
          <AddMembers
            label={t('channel.invite')}
            chosen={adding}
            onChange={setAdding}
            without={data?.members.flatMap(({ person }) => person?.id ?? []) ?? []}
            running={add.running}
            onAdd={memberIds => add.run({ id, memberIds })}
          />
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
              <MemberRow key={person.id} id={person.id} name={person.name} isOwner={role === 'owner'}>
                {mayManage && isOwnChannel && person.id !== user.id && (
                  <IconButton
                    size="sm"
                    icon="user-minus"
                    label={t('channel.removeNamed', { name: person.name })}
                    onClick={() => setRemoving({ id: person.id, name: person.name })}
                  />
                )}
              </MemberRow>
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
