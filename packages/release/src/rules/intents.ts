import type { LocalizedText } from '@torrent/contracts/bootstrap'
import type { JsonSchema } from '../bff-contract.ts'
import { describeIncompatibility, type Incompatibility } from '../incompatibility.ts'
import type { ReleaseManifest } from '../manifest.ts'
import { accepts } from '../schema-compatibility.ts'
import type { ReleaseInForce, Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

/**
 * Intents that the candidates would break: one that a candidate uses and nobody provides, or that is provided with other
 * parameters than are sent; one that lives on a candidate's providing it and would lose that. What was broken before,
 * and not by a candidate, does not stand in its way.
 */
export function intentProblems({ candidates, before, after }: Situation): LocalizedText[] {
  const names = new Set(candidates.map(({ manifest }) => manifest.name))
  const brokenBefore = new Set(unprovided(before).map(({ user, intent }) => `${user.name} ${intent}`))
  const missing = unprovided(after)
    .filter(({ user, intent }) => names.has(user.name) || !brokenBefore.has(`${user.name} ${intent}`))
    .map(({ user, intent }) => ({
      ja: `${releaseName(user)}はインテント${intent}を使いますが、提供するものがありません。先に提供側を公開してください`,
      en: `${releaseName(user)} uses the intent ${intent}, which nobody would provide; put its provider in force first`,
    }))
  const misfits = pairs(after)
    .filter(({ user, provider }) => names.has(user.name) || names.has(provider.name))
    .flatMap(({ user, provider, intent }) =>
      compare(user, provider, intent).map(found => {
        const { ja, en } = describeIncompatibility(found)
        return {
          ja: `${releaseName(user)}が送るインテント${intent}を${releaseName(provider)}は受け取れません：${ja}`,
          en: `${releaseName(provider)} does not take the intent ${intent} as ${releaseName(user)} sends it: ${en}`,
        }
      }),
    )
  return [...missing, ...misfits]
}

interface Use {
  user: ReleaseManifest
  intent: string
}

/** Uses that some person could meet without a provider: no name provides the intent in each of its releases in force. */
function unprovided(releases: readonly ReleaseInForce[]): Use[] {
  const byName = new Map<string, ReleaseManifest[]>()
  for (const { manifest } of releases) byName.set(manifest.name, [...(byName.get(manifest.name) ?? []), manifest])
  const isProvided = (intent: string) => [...byName.values()].some(all => all.every(each => provides(each, intent)))
  return releases.flatMap(({ manifest: user }) =>
    user.description.uses
      .filter(intent => !provides(user, intent) && !isProvided(intent))
      .map(intent => ({ user, intent })),
  )
}

/** Every use with every release that may answer it: with a canary, people have either. */
function pairs(releases: readonly ReleaseInForce[]): (Use & { provider: ReleaseManifest })[] {
  return releases.flatMap(({ manifest: user }) =>
    user.description.uses.flatMap(intent =>
      releases
        .map(({ manifest }) => manifest)
        .filter(
          provider => provides(provider, intent) && !(provider.name === user.name && provider.version !== user.version),
        )
        .map(provider => ({ user, intent, provider })),
    ),
  )
}

function provides({ description }: ReleaseManifest, intent: string): boolean {
  return description.provides.some(provided => provided.intent === intent)
}

function compare(user: ReleaseManifest, provider: ReleaseManifest, intent: string): Incompatibility[] {
  const [sent, taken] = [schemaOf(user, intent), schemaOf(provider, intent)]
  if (!sent || !taken) return [{ path: '', reason: 'unclear', detail: intent }]
  return accepts(taken, sent)
}

function schemaOf({ intents }: ReleaseManifest, intent: string): JsonSchema | undefined {
  return Object.hasOwn(intents, intent) ? intents[intent] : undefined
}
