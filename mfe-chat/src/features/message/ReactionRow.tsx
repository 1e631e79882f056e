import type { Message } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useChat } from '../../store/use-chat.ts'
import { EmojiButton } from '../emoji/EmojiButton.tsx'
import styles from './message.module.css'

interface ReactionRowProps {
  message: Message
  /** Missing where nothing is said any more. */
  onReact?: (emoji: string) => void
}

/** The reactions of a message: pressing one adds one's own or takes it back. */
export function ReactionRow({ message, onReact }: ReactionRowProps) {
  const t = useText()
  const { me } = useChat()
  if (message.reactions.length === 0) return null
  return (
    <div className={styles.reactions}>
      {message.reactions.map(({ emoji, people }) => {
        const names = people.map(({ name }) => name).join(t('names.separator'))
        return (
          <button
            key={emoji}
            type="button"
            className={styles.reaction}
            aria-pressed={people.some(({ id }) => id === me.id)}
            aria-label={t('message.reaction', { emoji, number: String(people.length), names })}
            title={names}
            disabled={!onReact}
            onClick={() => onReact?.(emoji)}
          >
            <span aria-hidden="true">{emoji}</span>
            <span className={styles.reactionCount}>{people.length}</span>
          </button>
        )
      })}
      {onReact && <EmojiButton label={t('message.react')} icon="smile-plus" size="sm" onPick={onReact} />}
    </div>
  )
}
