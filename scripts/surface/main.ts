/** `npm run generate`: writes what the shared packages export, unless something is gone that releases may use. */
import { keepSurface, keptSurface, missingNames, readSurface, SHARED_PACKAGES } from './surface.ts'

for (const folder of Object.keys(SHARED_PACKAGES)) {
  const [kept, now] = [await keptSurface(folder), await readSurface(folder)]
  const missing = kept ? missingNames(kept, now) : []
  if (missing.length === 0) await keepSurface(folder, now)
  else {
    console.error(`${folder} no longer exports ${missing.join(', ')}: raise its version, or keep them.`)
    process.exitCode = 1
  }
}
