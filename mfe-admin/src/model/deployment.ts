import type { IconName, Tone } from '@torrent/ui'
import type { Deployment } from '../bff.ts'

const ACTIONS = ['publish', 'promote', 'rollback', 'abort', 'channel', 'key', 'token', 'preview', 'bff'] as const
type Action = (typeof ACTIONS)[number]

const LOOKS: Readonly<Record<Action, { icon: IconName; tone: Tone }>> = {
  publish: { icon: 'package', tone: 'info' },
  promote: { icon: 'send', tone: 'success' },
  rollback: { icon: 'undo', tone: 'warning' },
  abort: { icon: 'ban', tone: 'danger' },
  channel: { icon: 'users', tone: 'neutral' },
  key: { icon: 'lock', tone: 'neutral' },
  token: { icon: 'lock', tone: 'neutral' },
  preview: { icon: 'eye', tone: 'neutral' },
  bff: { icon: 'link', tone: 'neutral' },
}

/** How an entry of the log looks, and the text that tells it; an action that is newer than these screens has none. */
export function describe({ action, percent }: Pick<Deployment, 'action' | 'percent'>) {
  const known = ACTIONS.find(each => each === action)
  if (!known) return { icon: 'info' as IconName, tone: 'neutral' as Tone, text: undefined }
  const isTrial = known === 'promote' && percent > 0 && percent < 100
  return { ...LOOKS[known], text: isTrial ? ('did.trial' as const) : (`did.${known}` as const) }
}
