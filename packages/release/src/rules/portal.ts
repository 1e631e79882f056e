import type { LocalizedText } from '@torrent/contracts/bootstrap'
import type { Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'
import { fits } from './shared.ts'

/** Candidates that were built for another portal contract than this portal's. */
export function portalProblems({ candidates, shell }: Situation): LocalizedText[] {
  return candidates
    .filter(({ manifest }) => !fits(shell.portal, manifest.portal))
    .map(({ manifest }) => ({
      ja: `${releaseName(manifest)}はポータル契約 ${manifest.portal}で作られていますが、このポータルは${shell.portal}です。@torrent/portal-kitを更新してください`,
      en: `${releaseName(manifest)} was built for portal contract ${manifest.portal}, and this portal has ${shell.portal}; build it with that version of @torrent/portal-kit`,
    }))
}
