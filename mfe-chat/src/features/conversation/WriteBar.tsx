import { useAction, useCommand } from '@torrent/portal-kit'
import { Button } from '@torrent/ui'
import type { Ref } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { shortened } from '../../model/shortened.ts'
import { useChat } from '../../store/use-chat.ts'
import type { ComposerHandle } from '../composer/Composer.tsx'
import styles from './conversation.module.css'
import { WriteBox } from './WriteBox.tsx'

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
  const { id, groupId } = conversation
  const join = useAction(bff.joinChannel, { onDone: chat.take })
  // The members of a group's channel are those of the group.
  const joinGroup = useCommand(bff.joinGroup)
  return (
    <div className={styles.bar}>
      <span>{t('conversation.lookingIn', { name })}</span>
      <Button
        variant="primary"
        loading={join.running || joinGroup.running}
        onClick={() => (groupId === '' ? join.run({ id }) : void joinGroup.run({ id: groupId }))}
      >
        {t('conversation.join')}
      </Button>
    </div>
  )
}

function Writing({ conversation, name, compact, autoFocus, handle, onEditLast, onSent }: WriteBarProps) {
  const t = useText()
  return (
    <WriteBox
      conversation={conversation}
      rootId=""
      label={t('composer.label')}
      placeholder={t('composer.placeholder', { name: shortened(name, compact ? 12 : 24) })}
      compact={compact}
      autoFocus={autoFocus}
      handle={handle}
      onEditLast={onEditLast}
      onSent={onSent}
    />
  )
}
