import { createRouter } from './router.ts'

/**
 * For the types of the screens and for `torrent contract`, which read what the procedures take and answer. It has no
 * service behind it and is never called; main.ts makes the one that is.
 */
export const samplePartsRouter = createRouter(undefined as never)

export type SamplePartsRouter = typeof samplePartsRouter
