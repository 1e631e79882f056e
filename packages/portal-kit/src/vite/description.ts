import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RemoteDescription } from '@torrent/contracts/bootstrap'

/**
 * Reads the static description beside a micro-frontend's vite.config.ts.
 * @throws when it is missing, describes another micro-frontend, or its paths do not stand below its base path
 */
export function readDescription(root: string, name: string): RemoteDescription {
  const file = join(root, 'torrent.json')
  const description: RemoteDescription = JSON.parse(readFileSync(file, 'utf8'))
  if (description.name !== name) throw new Error(`${file} describes "${description.name}", not "${name}"`)
  if (!/^\/[a-z][a-z0-9-]*$/.test(description.basePath)) {
    throw new Error(`${file}: basePath "${description.basePath}" must be one path segment such as /quotes`)
  }
  for (const { intent, path } of description.provides) {
    const below = path === description.basePath || path.startsWith(`${description.basePath}/`)
    if (!below) throw new Error(`${file}: ${intent} leads to ${path}, outside of ${description.basePath}`)
  }
  return description
}
