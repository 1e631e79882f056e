import { useLanguage } from '@torrent/portal-kit'
import { Badge } from '@torrent/ui'
import type { CanaryHealth } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { VERDICT_TONES, verdictOf } from '../model/health.ts'

/** How a canary is doing beside the stable release, and why the portal thinks so. */
export function VerdictBadge({ health, withReason }: { health: CanaryHealth | undefined; withReason?: boolean }) {
  const t = useText()
  const language = useLanguage()
  const verdict = verdictOf(health)
  return (
    <>
      <Badge tone={VERDICT_TONES[verdict]} dot>
        {t(`verdict.${verdict}`)}
      </Badge>
      {withReason && ` ${health?.reason?.[language] ?? ''}`}
    </>
  )
}
