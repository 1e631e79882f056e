import { useStore } from '@torrent/portal-kit'
import { type Ref, useMemo } from 'react'
import type { Conversation } from '../../bff.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { useChat } from '../../store/use-chat.ts'
import { Composer, type ComposerHandle } from '../composer/Composer.tsx'
import { UploadList } from '../files/UploadList.tsx'
import { useUploads } from '../files/use-uploads.ts'
import styles from './conversation.module.css'
import { DropZone } from './DropZone.tsx'
import { LateLine } from './LateLine.tsx'
import { TypingLine } from './TypingLine.tsx'
import { useSending } from './use-sending.ts'

interface WriteBoxProps {
  conversation: Conversation
  /** The thread that it writes into; empty outside of threads. */
  rootId: string
  label: string
  placeholder: string
  sendLabel?: string
  compact?: boolean
  autoFocus?: boolean
  handle?: Ref<ComposerHandle>
  onEditLast?: () => void
  onEscape?: () => void
  onSent?: () => void
}

/** Where one writes into a conversation or a thread, with files, a draft that is kept, and who else is writing. */
export function WriteBox(props: WriteBoxProps) {
  const { conversation, rootId, compact, onSent } = props
  const chat = useChat()
  const late = useStore(chat.late)
  const { id, service } = conversation
  const uploads = useUploads(service, id, rootId)
  const send = useSending(conversation, rootId)
  const place = rootId === '' ? id : `${id}.${rootId}`
  // What another device writes from now on does not go into a text that is being written here.
  const initial = useMemo(() => {
    const now = rootId === '' ? chat.conversations.get().get(id) : undefined
    return chat.drafts.read(place, now ? mineOf(now).draft : '')
  }, [chat, id, rootId, place])
  return (
    <DropZone onFiles={uploads.add}>
      <div className={styles.write} data-compact={compact || undefined}>
        <Composer
          key={place}
          label={props.label}
          placeholder={props.placeholder}
          sendLabel={props.sendLabel}
          service={service}
          conversationId={id}
          initial={initial}
          compact={compact}
          autoFocus={props.autoFocus}
          handle={props.handle}
          above={uploads.items.length > 0 && <UploadList uploads={uploads} />}
          hasFiles={uploads.items.some(({ state }) => state === 'done')}
          waiting={uploads.items.some(({ state }) => state !== 'done')}
          onFiles={uploads.add}
          onEditLast={props.onEditLast}
          onEscape={props.onEscape}
          onChange={draft => {
            chat.drafts.write(place, draft)
            if (draft.text !== '') chat.writing(id, rootId)
          }}
          onSend={written => {
            send(
              written,
              uploads.items.flatMap(({ attachment }) => attachment ?? []),
            )
            uploads.clear()
            onSent?.()
            return true
          }}
        />
        {late ? <LateLine /> : <TypingLine conversationId={id} rootId={rootId} />}
      </div>
    </DropZone>
  )
}
