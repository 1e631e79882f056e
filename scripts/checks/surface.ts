import { keptSurface, missingNames, readSurface, SHARED_PACKAGES } from '../surface/surface.ts'
import { type Check, type Failure, PASSED } from './check.ts'

/** What pages share with releases that are built already. */
export const surface: Check = {
  name: 'contracts',
  title: 'Contracts: what the page shares with releases',
  cores: 1,
  async run() {
    const failures: Failure[] = []
    for (const folder of Object.keys(SHARED_PACKAGES)) {
      const [kept, now] = [await keptSurface(folder), await readSurface(folder)]
      const missing = kept ? missingNames(kept, now) : []
      if (missing.length > 0) {
        const title = `${folder} takes away what releases that fit its version ${now.version} may use`
        failures.push({ title, detail: `${missing.join('\n')}\nRaise the version in its package.json, or keep them.` })
      } else if (JSON.stringify(kept) !== JSON.stringify(now)) {
        failures.push({ title: `${folder}/surface.json is not up to date`, detail: 'Run `npm run generate`.' })
      }
    }
    return failures.length === 0 ? PASSED : { passed: 0, skipped: 0, failures }
  },
}
