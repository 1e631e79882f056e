import type { Finding, Placement, Plan } from './portal/deploy-messages.ts'
import { table } from './table.ts'
import type { Terminal } from './terminal.ts'

/**
 * Shows where a release resolves: the matrix when something does not or when it was asked for, with the reasons; else one
 * line.
 */
export async function printFindings(
  findings: readonly Finding[],
  explained: boolean,
  terminal: Terminal,
): Promise<void> {
  const wrong = findings.filter(({ ok }) => !ok)
  if (wrong.length === 0 && !explained) {
    const places = new Set(findings.map(({ tenant, channel }) => `${tenant} ${channel}`)).size
    const where = places === 1 ? '1 composition' : `${places} compositions`
    if (findings.length > 0) terminal.out(`Resolves everywhere (${where}, ${findings.length} checks).`)
    return
  }
  const { explain, matrix } = await import('@torrent/release')
  // The portal names its rules; the types of the library know them.
  const known = findings as Parameters<typeof matrix>[0]
  terminal.out(`${matrix(known, 'en')}\n\n${explain(explained ? known : known.filter(({ ok }) => !ok), 'en')}`)
}

/** Shows what changes, or would change, for whom. */
export function printChanges({ changes }: Plan, terminal: Terminal): void {
  if (changes.length === 0) return
  const rows = changes.map(({ before, after }) => {
    const { tenant = '', channel = '' } = after ?? before ?? {}
    return [tenant, channel, inForce(before), '→', inForce(after)]
  })
  terminal.out(table(['tenant', 'channel', 'before', '', 'after'], rows))
}

/** What a placement gives people, in words: `1.4.0`, or `1.3.0, 10 % of people 1.4.0`. */
export function inForce(placement: Placement | undefined): string {
  if (!placement || placement.version === '') return 'nothing'
  const { version, canaryVersion, canaryPercent } = placement
  return canaryVersion === '' ? version : `${version}, ${canaryPercent} % of people ${canaryVersion}`
}
