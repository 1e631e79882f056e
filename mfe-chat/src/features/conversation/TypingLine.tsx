import { useText } from '../../messages/use-text.ts'
import { useTyping } from '../../store/use-chat.ts'
import styles from './conversation.module.css'

/** Who is writing here at the moment. It keeps its place while nobody does, so that nothing jumps. */
export function TypingLine({ conversationId, rootId = '' }: { conversationId: string; rootId?: string }) {
  const t = useText()
  const names = useTyping(conversationId, rootId).map(({ name }) => name)
  return (
    <div className={styles.typing}>
      {names.length > 0 &&
        (names.length > 3
          ? t('typing.several')
          : t('typing.names', { count: names.length, names: names.join(t('names.separator')) }))}
      {names.length > 0 && (
        <span className={styles.dots} aria-hidden="true">
          <i />
          <i />
          <i />
        </span>
      )}
    </div>
  )
}
