import { useCommand, useHost } from '@torrent/portal-kit'
import { Alert, Button, ButtonLink, ConfirmDialog, Row, Stack } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { DeleteGroupDialog } from './DeleteGroupDialog.tsx'
import { EditGroup } from './EditGroup.tsx'
import { GroupMembers } from './GroupMembers.tsx'
import type { Group } from './group.ts'
import styles from './groups.module.css'

export interface GroupDetailsProps {
  group: Group
  /** All that are known, for where it may stand. */
  groups: readonly Group[]
  /** When they were asked for, in milliseconds since 1970. */
  asOf: number
  /** The person goes elsewhere: the dialog around it closes. */
  onLeave: () => void
}

/** One group: what it is for, where it talks, who is in it, and what this person may do there. */
export function GroupDetails({ group, groups, asOf, onLeave }: GroupDetailsProps) {
  const t = useText()
  const { actions } = useHost()
  const [asking, setAsking] = useState<'leave' | 'edit' | 'delete'>()
  const { id, name } = group
  const join = useCommand(bff.joinGroup, { successMessage: t('group.joined', { name }) })
  const leave = useCommand(bff.leaveGroup, {
    successMessage: t('group.left', { name }),
    onSucceeded: () => setAsking(undefined),
    onFailed: () => setAsking(undefined),
  })
  const isMember = group.mine !== 'none'
  const mayManage = group.mine === 'owner' || actions.has('group.manage')
  const isActive = group.status === 'active'
  if (asking === 'edit') return <EditGroup group={group} groups={groups} onDone={() => setAsking(undefined)} />
  return (
    <Stack space={3}>
      {group.description && <p className={styles.soft}>{group.description}</p>}
      {group.status === 'creating' && <Alert tone="info">{t('group.creating', { name })}</Alert>}
      {group.status === 'removing' && <Alert tone="warning">{t('group.removing', { name })}</Alert>}
      <Row>
        {isMember && isActive && group.channelId && (
          <ButtonLink size="sm" icon="channel" href={`/chat/${group.channelId}`} onClick={onLeave}>
            {t('group.channel')}
          </ButtonLink>
        )}
        {isMember && isActive && group.roomId && (
          <ButtonLink size="sm" icon="chat" href={`/chat/${group.roomId}`} onClick={onLeave}>
            {t('group.room')}
          </ButtonLink>
        )}
        {!isMember && group.open && isActive && (
          <Button size="sm" variant="primary" icon="plus" loading={join.running} onClick={() => join.run({ id })}>
            {t('group.join')}
          </Button>
        )}
        {mayManage && isActive && !group.allHands && (
          <Button size="sm" icon="edit" onClick={() => setAsking('edit')}>
            {t('group.edit')}
          </Button>
        )}
        {isMember && !group.allHands && isActive && (
          <Button size="sm" icon="leave" onClick={() => setAsking('leave')}>
            {t('group.leave')}
          </Button>
        )}
        {mayManage && isActive && !group.allHands && (
          <Button size="sm" icon="trash" variant="dangerOutline" onClick={() => setAsking('delete')}>
            {t('group.delete')}
          </Button>
        )}
      </Row>
      {(isMember || group.open) && <GroupMembers group={group} asOf={asOf} mayManage={mayManage && isActive} />}
      {asking === 'delete' && <DeleteGroupDialog group={group} onClose={() => setAsking(undefined)} />}
      <ConfirmDialog
        opened={asking === 'leave'}
        title={t('group.leaveTitle', { name })}
        confirmLabel={t('group.leave')}
        danger
        busy={leave.running}
        onConfirm={() => void leave.run({ id })}
        onCancel={() => setAsking(undefined)}
      >
        {t(group.open ? 'group.leaveOpenBody' : 'group.leaveClosedBody')}
      </ConfirmDialog>
    </Stack>
  )
}
