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

/** What can be taken away again, and what the portal notes then. */
const ENDINGS: Readonly<Partial<Record<Action, RegExp>>> = {
  key: / revoked$/,
  token: / revoked$/,
  preview: /^ended$/,
  bff: /^removed$/,
}

type Ending = 'key' | 'token' | 'preview' | 'bff'

/** How an entry of the log looks, and the text that tells it; an action that is newer than these screens has none. */
export function describe({ action, percent, note }: Pick<Deployment, 'action' | 'percent' | 'note'>): {
  icon: IconName
  tone: Tone
  text: `did.${Action}` | `did.${Ending}Ended` | 'did.trial' | undefined
} {
  const known = ACTIONS.find(each => each === action)
  if (!known) return { icon: 'info', tone: 'neutral', text: undefined }
  if (ENDINGS[known]?.test(note)) return { ...LOOKS[known], text: `did.${known as Ending}Ended` }
  const isTrial = known === 'promote' && percent > 0 && percent < 100
  return { ...LOOKS[known], text: isTrial ? 'did.trial' : `did.${known}` }
}

/** What was remarked, in one language: the portal gives its own reasons in both. */
export function noteOf({ note, action }: Pick<Deployment, 'action' | 'note'>, language: 'ja' | 'en'): string {
  const [en = '', ja] = action === 'abort' ? note.split(' / ') : [note]
  return language === 'ja' && ja !== undefined ? ja : en
}
