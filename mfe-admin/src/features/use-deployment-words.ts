import { useLanguage } from '@torrent/portal-kit'
import type { Deployment } from '../bff.ts'
import { useText } from '../messages/use-text.ts'
import { describe, noteOf } from '../model/deployment.ts'
import { usePlaceNames } from './use-place-names.ts'

export interface DeploymentWords {
  /** What was done: "Promoted quote 1.4.0". */
  what(deployment: Deployment): string
  /** Where: "acme-metal · Stable"; empty for what belongs to no place. */
  where(deployment: Deployment): string
  /** What was remarked. */
  note(deployment: Deployment): string
  /** Who: a person, a token, the portal itself. */
  who(deployment: Deployment): string
}

/** An entry of the log in the person's language. */
export function useDeploymentWords(): DeploymentWords {
  const t = useText()
  const language = useLanguage()
  const names = usePlaceNames()
  return {
    what(deployment) {
      const { text } = describe(deployment)
      const { name, version, previousVersion: previous, percent, action, channel } = deployment
      if (text === undefined) return [action, name, version].join(' ')
      return t(text, { name, version, previous, percent, channel: names.channel(channel) }).trim()
    },
    where: ({ action, tenant, channel }) =>
      ['promote', 'rollback', 'abort'].includes(action)
        ? names.place({ tenant, channel })
        : ['channel', 'token'].includes(action)
          ? names.tenant(tenant)
          : '',
    note: deployment => noteOf(deployment, language),
    who({ actor, actorKind }) {
      if (actorKind === 'portal') return t('actor.portal')
      return actorKind === 'token' ? t('actor.token', { name: actor }) : actor
    },
  }
}
