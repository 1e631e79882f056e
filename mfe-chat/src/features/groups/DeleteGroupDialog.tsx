import { useCommand, useHost } from '@torrent/portal-kit'
import { Alert, Button, Modal, Stack, TextField } from '@torrent/ui'
import { useId, useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { GroupSteps } from './GroupSteps.tsx'
import type { Group } from './group.ts'

/** Asks before a group goes with all that belongs to it: whoever does it types its name. */
export function DeleteGroupDialog({ group, onClose }: { group: Group; onClose: () => void }) {
  const t = useText()
  const { language } = useHost()
  const form = useId()
  const { id, name, version } = group
  const [typed, setTyped] = useState('')
  const remove = useCommand(bff.removeGroup, {
    successMessage: t('group.deleted', { name }),
    onSucceeded: onClose,
    handles: ['has_subgroups', 'not_allowed_now', 'forbidden', 'not_found'],
  })
  const isSure = typed.normalize('NFC').trim() === name
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('group.deleteTitle', { name })}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t(remove.running ? 'dialog.close' : 'dialog.cancel')}</Button>
          <Button type="submit" form={form} variant="danger" disabled={!isSure} loading={remove.running}>
            {t('group.delete')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        onSubmit={event => {
          event.preventDefault()
          if (isSure) void remove.run({ id, baseVersion: version })
        }}
      >
        {remove.running ? (
          <GroupSteps title={t('group.deleting', { name })} hint={t('group.deletingHint')} />
        ) : (
          <Stack space={3}>
            {remove.error && <Alert tone="danger">{remove.error.text(language)}</Alert>}
            <p>{t('group.deleteBody')}</p>
            <Alert tone="warning">{t('group.deleteFiles')}</Alert>
            <TextField
              label={t('group.deleteConfirm')}
              description={name}
              autoComplete="off"
              data-autofocus
              value={typed}
              onChange={setTyped}
            />
          </Stack>
        )}
      </form>
    </Modal>
  )
}
