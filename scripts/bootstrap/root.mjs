import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout's folder. */
export const ROOT = join(fileURLToPath(import.meta.url), '..', '..', '..')
