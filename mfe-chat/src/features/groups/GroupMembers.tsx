import { useQuery } from '@tanstack/react-query'
import { useCommand, useHost } from '@torrent/portal-kit'
import { ConfirmDialog, IconButton, Menu, Skeleton, Stack } from '@torrent/ui'
import { useEffect, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { AddMembers } from '../members/AddMembers.tsx'
import type { ChosenMember } from '../members/MemberPicker.tsx'
import { MemberRow } from '../members/MemberRow.tsx'
import members from '../members/members.module.css'
import type { Group, GroupMember } from './group.ts'

export interface GroupMembersProps {
  group: Group
  /** When the group was last asked for, in milliseconds since 1970: its members are asked for after it. */
  asOf: number
  mayManage: boolean
}

/** Who is in a group; its owners add people, give the role on, and expel. */
export function GroupMembers({ group, asOf, mayManage }: GroupMembersProps) {
  const t = useText()
  const { user } = useHost()
  const { id } = group
  const [adding, setAdding] = useState<ChosenMember[]>([])
  const [expelling, setExpelling] = useState<GroupMember>()
  const isActive = group.status === 'active'
  // Not live by itself: asked for together with the groups, it would ask for the members of one that has just gone.
  const query = useQuery({ ...bff.groupMembers.queryOptions({ groupId: id }), enabled: isActive, throwOnError: false })
  const { refetch } = query
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer about the group is a reason to ask again
  useEffect(() => {
    if (isActive) void refetch({ cancelRefetch: false })
  }, [asOf, isActive, refetch])
  const add = useCommand(bff.addGroupMembers, {
    successMessage: t('group.added', { count: adding.length }),
    onSucceeded: () => setAdding([]),
  })
  const expel = useCommand(bff.expelGroupMember, {
    successMessage: t('group.expelled', { name: expelling?.name ?? '' }),
    onSucceeded: () => setExpelling(undefined),
    onFailed: () => setExpelling(undefined),
  })
  const change = useCommand(bff.changeGroupRole, { successMessage: t('group.roleChanged') })
  if (!query.data) return query.isError ? null : <Skeleton height={120} />
  return (
    <Stack space={3}>
      {mayManage && !group.allHands && (
        <AddMembers
          label={t('group.addMembers')}
          chosen={adding}
          onChange={setAdding}
          without={query.data.map(({ memberId }) => memberId)}
          running={add.running}
          onAdd={memberIds => void add.run({ id, memberIds })}
        />
      )}
      <ul className={members.list} aria-label={t('group.members')}>
        {query.data.map(member => (
          <MemberRow key={member.memberId} id={member.memberId} name={member.name} isOwner={member.role === 'owner'}>
            {mayManage && member.memberId !== user.id && !group.allHands && (
              <Menu
                align="end"
                trigger={<IconButton size="sm" icon="dots" label={t('member.actions', { name: member.name })} />}
                items={[
                  {
                    label: t(member.role === 'owner' ? 'role.toMember' : 'role.toOwner'),
                    icon: 'user',
                    onSelect: () =>
                      void change.run({
                        id,
                        memberId: member.memberId,
                        role: member.role === 'owner' ? 'member' : 'owner',
                      }),
                  },
                  { label: t('group.expel'), icon: 'user-minus', danger: true, onSelect: () => setExpelling(member) },
                ]}
              />
            )}
          </MemberRow>
        ))}
      </ul>
      <ConfirmDialog
        opened={expelling !== undefined}
        title={t('group.expelTitle', { name: expelling?.name ?? '', group: group.name })}
        confirmLabel={t('group.expel')}
        danger
        busy={expel.running}
        onConfirm={() => expelling && void expel.run({ id, memberId: expelling.memberId })}
        onCancel={() => setExpelling(undefined)}
      >
        {t('group.expelBody')}
      </ConfirmDialog>
    </Stack>
  )
}
