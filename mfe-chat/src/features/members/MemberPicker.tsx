import { useHost } from '@torrent/portal-kit'
import { IconButton, Stack } from '@torrent/ui'
import { ComboboxField } from '@torrent/ui/fields'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from './MemberAvatar.tsx'
import styles from './members.module.css'

export interface ChosenMember {
  id: string
  name: string
}

export interface MemberPickerProps {
  label: string
  description?: string
  error?: string
  chosen: readonly ChosenMember[]
  onChange: (chosen: ChosenMember[]) => void
  /** Ids of those who cannot be chosen: they are there already. */
  without?: ReadonlySet<string>
}

/** Chooses people of the tenant, found by name, reading or e-mail. */
export function MemberPicker({ label, description, error, chosen, onChange, without }: MemberPickerProps) {
  const t = useText()
  const { queryClient, user } = useHost()
  const search = async (text: string) => {
    const { members } = await queryClient.fetchQuery(bff.members.queryOptions({ text, limit: 50 }))
    const taken = new Set([user.id, ...chosen.map(({ id }) => id)])
    return members
      .filter(({ id }) => !taken.has(id) && !without?.has(id))
      .slice(0, 12)
      .map(({ id, name, kana, profile }) => ({
        value: id,
        label: name,
        hint: [profile?.department, profile?.title].filter(Boolean).join(' · ') || kana,
      }))
  }
  return (
    <Stack space={2}>
      <ComboboxField
        label={label}
        description={description}
        error={error}
        placeholder={t('member.search')}
        value={null}
        search={search}
        onChange={option => {
          if (option && option.value !== '') onChange([...chosen, { id: option.value, name: option.label }])
        }}
      />
      {chosen.length > 0 && (
        <ul className={styles.chips} aria-label={t('member.chosen')}>
          {chosen.map(({ id, name }) => (
            <li key={id}>
              <MemberAvatar id={id} name={name} size={20} />
              {name}
              <IconButton
                size="sm"
                icon="x"
                label={t('member.unchoose', { name })}
                onClick={() => onChange(chosen.filter(each => each.id !== id))}
              />
            </li>
          ))}
        </ul>
      )}
    </Stack>
  )
}
