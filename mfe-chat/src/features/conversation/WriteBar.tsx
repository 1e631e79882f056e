import { Button } from '@torrent/ui'
import { type Ref, useMemo } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { useChat } from '../../store/use-chat.ts'
import { Composer, type ComposerHandle } from '../composer/Composer.tsx'
import { UploadList } from '../files/UploadList.tsx'
import { useUploads } from '../files/use-uploads.ts'
import { useAction } from '../use-action.ts'
import styles from './conversation.module.css'
import { DropZone } from './DropZone.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useSending } from './use-sending.ts'

interface WriteBarProps {
  conversation: Conversation
  name: string
  compact?: boolean
  autoFocus?: boolean
  handle: Ref<ComposerHandle>
  onEditLast: () => void
  onSent: () => void
}

/** The foot of a conversation: where one writes, or why one cannot. */
export function WriteBar(props: WriteBarProps) {
  const { conversation } = props
  const t = useText()
  if (conversation.archived) return <div className={styles.bar}>{t('conversation.archived')}</div>
  // Whoever may read a document may speak in its discussion, and follows it from then on.
  if (!mineOf(conversation).member && conversation.kind !== 'document') return <JoinBar {...props} />
  return <Writing {...props} />
}

function JoinBar({ conversation, name }: WriteBarProps) {
  const t = useText()
  const chat = useChat()
  const join = useAction(bff.joinChannel, { onDone: chat.take })
  return (
    <div className={styles.bar}>
      <span>{t('conversation.lookingIn', { name })}</span>
      <Button variant="primary" loading={join.running} onClick={() => join.run({ id: conversation.id })}>
        {t('conversation.join')}
      </Button>
    </div>
  )
}

function Writing({ conversation, name, compact, autoFocus, handle, onEditLast, onSent }: WriteBarProps) {
  const t = useText()
  const chat = useChat()
  const { id, service } = conversation
  const uploads = useUploads(service, id)
  const send = useSending(conversation, '')
  // What another device writes from now on does not go into a text that is being written here.
  const initial = useMemo(() => {
    const now = chat.conversations.get().get(id)
    return chat.drafts.read(id, now ? mineOf(now).draft : '')
  }, [chat, id])
  return (
    <DropZone onFiles={uploads.add}>
      <div className={styles.write}>
        <Composer
          key={id}
          label={t('composer.label')}
          placeholder={t('composer.placeholder', { name })}
          service={service}
          conversationId={id}
          initial={initial}
          compact={compact}
          autoFocus={autoFocus}
          handle={handle}
          above={uploads.items.length > 0 && <UploadList uploads={uploads} />}
          hasFiles={uploads.items.some(({ state }) => state === 'done')}
          waiting={uploads.items.some(({ state }) => state !== 'done')}
          onFiles={uploads.add}
          onEditLast={onEditLast}
          onChange={draft => {
            chat.drafts.write(id, draft)
            if (draft.text !== '') chat.writing(id, '')
          }}
          onSend={written => {
            const attachments = uploads.items.flatMap(({ attachment }) => attachment ?? [])
            send(written, attachments)
            uploads.clear()
            onSent()
            return true
          }}
        />
        <TypingLine conversationId={id} />
      </div>
    </DropZone>
  )
}
