import { Icon } from '@torrent/ui'
import { useText } from '../../messages/use-text.ts'
import { MemberAvatar } from '../members/MemberAvatar.tsx'
import { MemberPost } from '../members/MemberPost.tsx'
import styles from './composer.module.css'
import type { Candidate } from './use-candidates.ts'

interface MentionListProps {
  id: string
  candidates: readonly Candidate[]
  chosen: number
  onChoose: (candidate: Candidate) => void
}

/** Who can be named, above the text. The keys stay with the text box; a press takes one over. */
export function MentionList({ id, candidates, chosen, onChoose }: MentionListProps) {
  const t = useText()
  return (
    <div className={styles.mentions} id={id} role="listbox" aria-label={t('composer.mention')}>
      {candidates.map((candidate, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the text box has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: the text box keeps the focus
        <div
          key={candidate.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === Math.min(chosen, candidates.length - 1)}
          className={styles.candidate}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(candidate)}
        >
          {candidate.id === 'all' ? (
            <span className={styles.everybody}>
              <Icon name="users" size={18} />
            </span>
          ) : (
            <MemberAvatar id={candidate.id} name={candidate.name} size={22} />
          )}
          <span className={styles.candidateName}>{candidate.name}</span>
          <span className={styles.candidateHint}>{candidate.hint || <MemberPost id={candidate.id} />}</span>
        </div>
      ))}
    </div>
  )
}
