import { useAction } from '@torrent/portal-kit'
import { Icon, IconButton, PageTitle } from '@torrent/ui'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { mineOf } from '../../model/conversation-change.ts'
import { conversationIcon } from '../../model/conversation-icon.ts'
import { otherOf } from '../../model/conversation-name.ts'
import { useChat, usePresence } from '../../store/use-chat.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { DocumentLink } from './DocumentLink.tsx'
import { JumpToDate } from './JumpToDate.tsx'
import styles from './page.module.css'
import type { SideView } from './side-view.ts'

interface ConversationHeadProps {
  conversation: Conversation
  name: string
  side?: SideView['kind']
  onSide: (kind: 'details' | 'files' | 'pins') => void
  onBack: () => void
}

/** Above a conversation: what it is called and about, who is in it, and what can be looked at beside it. */
export function ConversationHead({ conversation, name, side, onSide, onBack }: ConversationHeadProps) {
  const t = useText()
  const { me, take } = useChat()
  const { id, service, topic, memberCount, kind } = conversation
  const { favourite, member } = mineOf(conversation)
  const other = otherOf(conversation, me.id)
  const star = useAction(bff.setFavourite, { onDone: take })
  const toggle = (kind: 'details' | 'files' | 'pins') => ({
    'aria-pressed': side === kind,
    onClick: () => onSide(kind),
  })
  return (
    <header className={styles.head}>
      <Back onBack={onBack} />
      {other ? (
        <OtherAvatar id={other.id} name={other.name} />
      ) : (
        <span className={styles.headIcon}>
          <Icon name={conversationIcon(conversation)} size={18} />
        </span>
      )}
      <div className={styles.headText}>
        <PageTitle focus={false}>{name}</PageTitle>
        {topic !== '' && (
          <p className={styles.topic} title={topic}>
            {topic}
          </p>
        )}
      </div>
      {kind === 'document' && <DocumentLink kind={conversation.documentKind} id={conversation.documentId} />}
      <div className={styles.tools}>
        {member && (
          <IconButton
            icon={favourite ? 'star-filled' : 'star'}
            label={t(favourite ? 'page.unfavourite' : 'page.favourite')}
            aria-pressed={favourite}
            onClick={() => star.run({ service, conversationId: id, on: !favourite })}
          />
        )}
        <JumpToDate conversation={conversation} />
        <IconButton icon="pin" label={t('page.pins')} {...toggle('pins')} />
        <IconButton icon="file" label={t('page.files')} {...toggle('files')} />
        <button type="button" className={styles.members} title={t('page.details')} {...toggle('details')}>
          <Icon name="users" size={18} />
          <span>{memberCount}</span>
          <span className="torrent-visually-hidden">{t('page.details')}</span>
        </button>
      </div>
    </header>
  )
}

/** Above a conversation that is on its way, or is not there: as high, so that nothing jumps, with the way back. */
export function UnknownHead({ onBack }: Pick<ConversationHeadProps, 'onBack'>) {
  const t = useText()
  return (
    <header className={styles.head}>
      <Back onBack={onBack} />
      <div className={styles.headText} data-unknown>
        <PageTitle focus={false}>{t('list.title')}</PageTitle>
      </div>
    </header>
  )
}

/** Where the list and the conversation are not seen at once. */
function Back({ onBack }: Pick<ConversationHeadProps, 'onBack'>) {
  const t = useText()
  return (
    <span className={styles.back}>
      <IconButton size="sm" icon="arrow-left" label={t('page.back')} onClick={onBack} />
    </span>
  )
}

function OtherAvatar({ id, name }: { id: string; name: string }) {
  return <MemberAvatar id={id} name={name} size={26} presence={usePresence(id)} />
}
