import type { Readable } from 'node:stream'

/** A part of a multipart upload that has arrived. */
export interface StoredPart {
  /** From 1. */
  number: number
  /** Names exactly this content. */
  etag: string
  /** bytes */
  size: number
}

/** What a signed address lets one person do: PUT these many bytes as this part. */
export interface PartAddress {
  multipart: string
  /** From 1. */
  part: number
  /** bytes */
  size: number
  tenant: string
  member: string
  /** ms since the epoch */
  expires: number
}

/**
 * Where bytes are, in the terms of Amazon S3, so that S3 is a second implementation: objects under keys, gathered in
 * parts that are PUT to signed addresses. Keys are made by the service, never by people. Refused everywhere:
 * `storage_full`.
 */
export interface BlobStore {
  /** Begins to gather an object; answers the name of the undertaking. */
  createMultipart(key: string): Promise<string>
  /** Where the browser PUTs a part. The address alone is not enough: whoever uses it must be signed in as the member. */
  presignPart(address: PartAddress): string
  /** What has arrived, by number. Refused: `upload_over` when the undertaking is unknown. */
  listParts(multipart: string): Promise<StoredPart[]>
  /**
   * Makes the object of its parts, durably and at once: it is there wholly or not at all. The parts stay until `abort`,
   * so that it can be done again. Refused: `part_missing`, `upload_over`.
   */
  complete(multipart: string, key: string, parts: readonly Pick<StoredPart, 'number' | 'etag'>[]): Promise<void>
  /** Forgets the undertaking and its parts; it need not exist. */
  abort(multipart: string): Promise<void>
  /** Forgets undertakings that were begun longer ago than this, in ms. */
  abortOlderThan(ms: number): Promise<void>
  /** Writes a small object. */
  put(key: string, content: Uint8Array): Promise<void>
  /** Its size in bytes; undefined when there is none. */
  size(key: string): Promise<number | undefined>
  /** The bytes from `start` to `end`, both included. Refused: `not_found`. */
  get(key: string, range?: { start: number; end: number }): Promise<Readable>
  /** Removes the object; it need not exist. */
  remove(key: string): Promise<void>
}

/** A store that takes the parts itself, behind its own addresses; S3 takes them without us. */
export interface PartReceiver {
  /** What an address allows, if it is ours and still good. Refused: `link_expired`. */
  open(address: {
    multipart: string
    part: string
    query: URLSearchParams
    tenant: string
    member: string
  }): PartAddress
  /**
   * Takes one part; what came before under its number is replaced. Answers its etag. Refused: `part_damaged` for another
   * size, `upload_over`, `rate_limited`. Rejects with the stream's error when that ends early; nothing of it is kept.
   */
  putPart(address: PartAddress, content: Readable): Promise<string>
}
