import { useText } from '../messages/use-text.ts'
import { PORTAL } from '../model/placements.ts'
import { When } from './When.tsx'

/** Who did something, and when. */
export function WhoWhen({ who, at }: { who: string; at: string }) {
  const t = useText()
  if (who === '') return <When at={at} />
  return (
    <>
      {who === PORTAL ? t('actor.portal') : who} · <When at={at} />
    </>
  )
}
