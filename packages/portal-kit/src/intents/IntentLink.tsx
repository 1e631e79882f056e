import type { IntentName, IntentParams } from '@torrent/contracts/intents'
import { Link } from '@torrent/ui'
import type { ReactNode } from 'react'
import { useIntent } from './use-intent.ts'

export interface IntentLinkProps<N extends IntentName> {
  intent: N
  params: IntentParams<N>
  children: ReactNode
  className?: string
}

/** A link to a screen of another micro-frontend; plain text where nobody provides it or this person may not go. */
export function IntentLink<N extends IntentName>({ intent, params, children, className }: IntentLinkProps<N>) {
  const href = useIntent(intent).href(params)
  if (href === undefined) return <span className={className}>{children}</span>
  return (
    <Link href={href} className={className}>
      {children}
    </Link>
  )
}
