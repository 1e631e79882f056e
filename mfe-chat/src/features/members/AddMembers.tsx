import { Button, Stack } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import { type ChosenMember, MemberPicker } from './MemberPicker.tsx'

export interface AddMembersProps {
  label: string
  chosen: readonly ChosenMember[]
  onChange: (chosen: ChosenMember[]) => void
  /** Ids of those who are there already. */
  without: readonly string[]
  /** They are being added. */
  running: boolean
  onAdd: (memberIds: string[]) => void
}

/** Chooses people and adds them to where they are not yet; the button is there when somebody is chosen. */
export function AddMembers({ label, chosen, onChange, without, running, onAdd }: AddMembersProps) {
  const t = useText()
  return (
    <Stack space={2}>
      <MemberPicker label={label} chosen={chosen} onChange={onChange} without={new Set(without)} />
      {chosen.length > 0 && (
        <div>
          <Button
            size="sm"
            variant="primary"
            icon="user-plus"
            loading={running}
            onClick={() => onAdd(chosen.map(({ id }) => id))}
          >
            {t('group.add', { count: chosen.length })}
          </Button>
        </div>
      )}
    </Stack>
  )
}
