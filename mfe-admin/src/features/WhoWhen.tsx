import { useText } from '../messages/use-text.ts'
import { When } from './When.tsx'

/** As the portal calls itself where it acted without anybody's doing. */
const PORTAL = 'portal'

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
