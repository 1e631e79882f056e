import { useAction, useHost } from '@torrent/portal-kit'
import { FormDialog, Grid, Modal, Skeleton, TextField } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { type Member, useMember } from '../members/use-member.ts'
import { ProfilePicture } from './ProfilePicture.tsx'

/** What this person says of themselves, and their picture. */
export function ProfileDialog({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { user } = useHost()
  const member = useMember(user.id)
  if (member) return <ProfileForm member={member} onClose={onClose} />
  return (
    <Modal opened onClose={onClose} title={t('profile.title')}>
      <Skeleton height={200} />
    </Modal>
  )
}

function ProfileForm({ member, onClose }: { member: Member; onClose: () => void }) {
  const t = useText()
  const { language } = useHost()
  const { title = '', department = '', phone = '', statusText = '' } = member.profile ?? {}
  const [input, setInput] = useState({ title, department, phone, statusText })
  const change = (part: Partial<typeof input>) => setInput(before => ({ ...before, ...part }))
  const update = useAction(bff.updateProfile, {
    kinds: ['member'],
    done: t('profile.saved'),
    showsFailure: true,
    onDone: onClose,
  })
  const problem = update.error
  const error = (field: string) => (problem?.field?.endsWith(field) ? problem.text(language) : undefined)
  return (
    <FormDialog
      title={t('profile.title')}
      submitLabel={t('dialog.save')}
      busy={update.running}
      onSubmit={() => update.run(input)}
      onClose={onClose}
    >
      <ProfilePicture member={member} />
      <TextField
        label={t('profile.status')}
        placeholder={t('profile.statusHint')}
        maxLength={100}
        data-autofocus
        value={input.statusText}
        onChange={value => change({ statusText: value })}
        error={error('statusText')}
      />
      <Grid min={200}>
        <TextField
          label={t('profile.department')}
          maxLength={100}
          value={input.department}
          onChange={value => change({ department: value })}
          error={error('department')}
        />
        <TextField
          label={t('profile.position')}
          maxLength={100}
          value={input.title}
          onChange={value => change({ title: value })}
          error={error('title')}
        />
        <TextField
          label={t('profile.phone')}
          type="tel"
          maxLength={40}
          value={input.phone}
          onChange={value => change({ phone: value })}
          error={error('phone')}
        />
      </Grid>
      {problem && problem.field === undefined && <p role="alert">{problem.text(language)}</p>}
    </FormDialog>
  )
}
