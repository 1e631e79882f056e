import { useAction, useHost } from '@torrent/portal-kit'
import { FormDialog } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { type ChosenMember, MemberPicker } from './MemberPicker.tsx'

/** As many as fit into one direct message, oneself left out. */
const MOST = 8

/** Opens the direct message with one person or a few; the same people always have the same one. */
export function NewDirectMessage({ onClose }: { onClose: () => void }) {
  const t = useText()
  const { navigate } = useHost()
  const [chosen, setChosen] = useState<ChosenMember[]>([])
  const chat = useChat()
  const open = useAction(bff.openDirect, {
    onDone: conversation => {
      chat.take(conversation)
      onClose()
      void navigate(`/chat/${conversation.id}`)
    },
  })
  const isTooMany = chosen.length > MOST
  return (
    <FormDialog
      title={t('direct.new')}
      size="sm"
      submitLabel={t('direct.open')}
      busy={open.running}
      ready={chosen.length > 0 && !isTooMany}
      onSubmit={() => open.run({ memberIds: chosen.map(({ id }) => id) })}
      onClose={onClose}
    >
      <MemberPicker
        label={t('direct.people')}
        description={t('direct.hint', { count: MOST })}
        error={isTooMany ? t('direct.hint', { count: MOST }) : undefined}
        chosen={chosen}
        onChange={setChosen}
      />
    </FormDialog>
  )
}
