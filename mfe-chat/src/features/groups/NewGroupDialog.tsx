import { useQuery } from '@tanstack/react-query'
import { live, useCommand, useHost } from '@torrent/portal-kit'
import { Button, Modal, Stack } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { type ChosenMember, MemberPicker } from '../members/MemberPicker.tsx'
import { GroupForm, type GroupInput, tagsOf } from './GroupForm.tsx'
import { GroupSteps } from './GroupSteps.tsx'

const EMPTY: GroupInput = { name: '', description: '', parentId: '', tags: '', open: true }

/** Makes a group; its channel, its room and its files come with it, or nothing at all. */
export function NewGroupDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { language, navigate, queryClient } = useHost()
  const [id] = useState(() => crypto.randomUUID())
  const [input, setInput] = useState(EMPTY)
  const [members, setMembers] = useState<ChosenMember[]>([])
  const { data: groups = [] } = useQuery({
    ...bff.groups.queryOptions({ text: '' }, live('group')),
    throwOnError: false,
  })
  const create = useCommand(bff.createGroup, {
    successMessage: t('group.created', { name: input.name.trim() }),
    async onSucceeded() {
      onClose()
      const { channelId } = await queryClient.fetchQuery(bff.group.queryOptions({ id }))
      if (channelId) await navigate(`/chat/${channelId}`)
    },
  })
  const isReady = input.name.trim() !== '' && !create.running
  const submit = () => {
    if (!isReady) return
    const { tags, ...rest } = input
    void create.run({
      id,
      ...rest,
      name: input.name.trim(),
      tags: tagsOf(tags),
      memberIds: members.map(member => member.id),
    })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('group.new')}
      footer={
        <>
          <Button onClick={onClose}>{t(create.running ? 'dialog.close' : 'dialog.cancel')}</Button>
          <Button variant="primary" disabled={!isReady && !create.running} loading={create.running} onClick={submit}>
            {t('group.create')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          submit()
        }}
      >
        {create.running ? (
          <GroupSteps title={t('group.creating', { name: input.name })} hint={t('group.creatingHint')} />
        ) : (
          <Stack space={3}>
            <GroupForm
              value={input}
              onChange={setInput}
              parents={groups.filter(group => group.status === 'active')}
              problem={create.error && { field: create.error.field, text: create.error.text(language) }}
            />
            <MemberPicker
              label={t('group.members')}
              description={t('group.membersHint')}
              chosen={members}
              onChange={setMembers}
            />
          </Stack>
        )}
        {/* Enter in a field makes it, as the button does. */}
        <button type="submit" hidden />
      </form>
    </Modal>
  )
}
