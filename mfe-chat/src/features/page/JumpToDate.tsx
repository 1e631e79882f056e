import { toTorrentError, useHost } from '@torrent/portal-kit'
import { Button, IconButton, Popover } from '@torrent/ui'
import { DateField } from '@torrent/ui/date'
import { today } from '@torrent/ui/format'
import { useState } from 'react'
import type { Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import styles from './page.module.css'

/** Goes to what was said on a day. */
export function JumpToDate({ conversation }: { conversation: Conversation }) {
  const t = useText()
  const { windows } = useChat()
  const { navigate, notify, language } = useHost()
  const [opened, setOpened] = useState(false)
  const [day, setDay] = useState(today())
  const { id, service } = conversation

  async function go(): Promise<void> {
    const place = { service, conversationId: id, rootId: '' }
    // Days are those of Japan, as everywhere in the portal.
    const from = `${day}T00:00:00+09:00`
    try {
      await windows.open(place, { time: from })
      const { messages } = windows.of(id).get()
      const first = messages.find(({ at }) => Date.parse(at) >= Date.parse(from)) ?? messages.at(-1)
      setOpened(false)
      if (first) await navigate(`/chat/${id}/${first.id}`)
    } catch (failure) {
      notify({ tone: 'danger', message: toTorrentError(failure).text(language) })
    }
  }

  return (
    <Popover
      label={t('page.jump')}
      width={260}
      align="end"
      opened={opened}
      onOpenChange={setOpened}
      trigger={<IconButton icon="calendar" label={t('page.jump')} />}
    >
      <form
        className={styles.jump}
        onSubmit={event => {
          event.preventDefault()
          void go()
        }}
      >
        <DateField label={t('page.jumpDay')} value={day} onChange={setDay} />
        <Button type="submit" variant="primary">
          {t('page.jumpGo')}
        </Button>
      </form>
    </Popover>
  )
}
