import { useLanguage } from '@torrent/portal-kit'
import { Badge } from '@torrent/ui'
import type { CanaryHealth } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { VERDICT_TONES, verdictOf } from '../model/health.ts'
import styles from './verdict.module.css'

/** How a canary is doing beside the stable release, and why the portal thinks so. */
export function Verdict({ health }: { health: CanaryHealth | undefined }) {
  const t = useText()
  const language = useLanguage()
  const verdict = verdictOf(health)
  return (
    <div className={styles.verdict}>
      <Badge tone={VERDICT_TONES[verdict]} dot>
        {t(`verdict.${verdict}`)}
      </Badge>
      <span className={styles.reason}>{health?.reason?.[language]}</span>
    </div>
  )
}
