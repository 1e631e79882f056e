import { useHost } from '@torrent/portal-kit'
import { Button, Modal } from '@torrent/ui'
import { useState } from 'react'
import { bff } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { useAction } from '../use-action.ts'
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
    <Modal
      opened
      onClose={onClose}
      title={t('direct.new')}
      size="sm"
      footer={
        <>
          <Button onClick={onClose}>{t('dialog.cancel')}</Button>
          <Button
            variant="primary"
            disabled={chosen.length === 0 || isTooMany}
            loading={open.running}
            onClick={() => open.run({ memberIds: chosen.map(({ id }) => id) })}
          >
            {t('direct.open')}
          </Button>
        </>
      }
    >
      <MemberPicker
        label={t('direct.people')}
        description={t('direct.hint', { count: MOST })}
        error={isTooMany ? t('direct.hint', { count: MOST }) : undefined}
        chosen={chosen}
        onChange={setChosen}
      />
    </Modal>
  )
}
