import { Button } from '@torrent/ui'
import { useState } from 'react'
import type { Conversation, Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { namesEverybody } from '../../model/everybody.ts'
import { Composer } from '../composer/Composer.tsx'
import type { MessageActions } from '../message/use-message-actions.ts'
import styles from './conversation.module.css'

interface MessageEditorProps {
  conversation: Conversation
  message: Message
  actions: MessageActions
  onDone: () => void
}

/** A message being edited, in its own place. Escape leaves it as it was. */
export function MessageEditor({ conversation, message, actions, onDone }: MessageEditorProps) {
  const t = useText()
  const [failed, setFailed] = useState(false)
  return (
    <div className={styles.editor}>
      <Composer
        label={t('edit.label')}
        service={conversation.service}
        conversationId={conversation.id}
        initial={{ text: message.body, mentions: message.mentions }}
        autoFocus
        compact
        hasFiles={message.attachments.length > 0}
        sendLabel={t('edit.save')}
        saves
        onEscape={onDone}
        onSend={({ body, mentions }) => {
          if (body === message.body) onDone()
          else {
            void actions
              .edit(message, body, mentions, namesEverybody(body))
              .then(ok => (ok ? onDone() : setFailed(true)))
          }
          return false
        }}
      />
      <div className={styles.editHint} role={failed ? 'alert' : undefined}>
        {t(failed ? 'edit.failed' : 'edit.hint')}
        <Button size="sm" variant="subtle" onClick={onDone}>
          {t('edit.cancel')}
        </Button>
      </div>
    </div>
  )
}
