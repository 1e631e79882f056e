import type { Readable } from 'node:stream'

/** What a file must be, as the release's manifest states it. */
export interface ExpectedFile {
  path: string
  /** bytes */
  size: number
  /** `sha384-<base64>` */
  hash: string
}

/**
 * Where the files of releases are. An upload gathers files that nobody can see; finishing it shows all of them at once,
 * on disk for good. Paths have been checked by the manifest's schema. Every method refuses with `storage_full` when there
 * is no space left.
 */
export interface ReleaseStore {
  /** Begins an upload, or goes on with it. */
  begin(upload: string): Promise<void>
  /**
   * Takes one file; it counts only when it has exactly the size and hash it should have. Refused: `file_mismatch`.
   * Rejects with the stream's error when that ends early; nothing of the file is kept.
   */
  put(upload: string, file: ExpectedFile, content: Readable): Promise<void>
  /** Adds a file of the portal's own: the manifest, its signature, compressed copies. */
  add(upload: string, path: string, content: Uint8Array): Promise<void>
  /** The ones of these paths that have arrived. */
  present(upload: string, paths: readonly string[]): Promise<Set<string>>
  /** The content of a file that has arrived. */
  read(upload: string, path: string): Promise<Buffer>
  /** Shows the upload as this release. Files that lie there without a release (of a portal that died) are replaced. */
  finish(upload: string, name: string, version: string): Promise<void>
  /** Forgets an upload; it need not exist. */
  discard(upload: string): Promise<void>
  /** The uploads that were begun more than so many milliseconds ago. */
  olderThan(ms: number): Promise<string[]>
}
