import { When } from './When.tsx'

/** Who did something, and when. */
export function WhoWhen({ who, at }: { who: string; at: string }) {
  if (who === '') return <When at={at} />
  return (
    <>
      {who} · <When at={at} />
    </>
  )
}
