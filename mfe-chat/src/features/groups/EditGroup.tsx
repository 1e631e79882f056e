import { useCommand, useHost } from '@torrent/portal-kit'
import { Alert, Button, Row, Stack } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { GroupForm, tagsOf } from './GroupForm.tsx'
import type { Group } from './group.ts'
import { groupAndBelow } from './group-tree.ts'

export interface EditGroupProps {
  group: Group
  groups: readonly Group[]
  onDone: () => void
}

/** Changes name, place, tags and openness of a group, based on the version that was read. */
export function EditGroup({ group, groups, onDone }: EditGroupProps) {
  const t = useText()
  const { language } = useHost()
  const [base] = useState(group)
  const { id, name, description, parentId, open } = base
  const [input, setInput] = useState({ name, description, parentId, open, tags: base.tags.join(', ') })
  const update = useCommand(bff.updateGroup, {
    successMessage: t('group.saved', { name: input.name }),
    onSucceeded: onDone,
  })
  const below = groupAndBelow(groups, id)
  return (
    <form
      onSubmit={event => {
        event.preventDefault()
        const { tags, ...rest } = input
        void update.run({ id, baseVersion: base.version, ...rest, name: rest.name.trim(), tags: tagsOf(tags) })
      }}
    >
      <Stack space={3}>
        {base.version !== group.version && <Alert tone="warning">{t('group.changedMeanwhile')}</Alert>}
        <GroupForm
          value={input}
          onChange={setInput}
          parents={groups.filter(each => !below.has(each.id) && each.status === 'active')}
          problem={update.error && { field: update.error.field, text: update.error.text(language) }}
        />
        <Row end>
          <Button onClick={onDone}>{t('dialog.cancel')}</Button>
          <Button type="submit" variant="primary" loading={update.running} disabled={input.name.trim() === ''}>
            {t('dialog.save')}
          </Button>
        </Row>
      </Stack>
    </form>
  )
}
