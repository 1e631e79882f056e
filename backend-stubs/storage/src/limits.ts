/** What is taken in, and how long what is over is kept. */
export interface StorageLimits {
  /** Of one file. */
  fileBytes: number
  /** Of all files in one bucket, its trash and what is on its way included. */
  bucketBytes: number
  /** Of one part of an upload; the last one may be shorter. */
  partBytes: number
  /** That one member may have on their way at once. */
  uploadsOfMember: number
  /** How long an upload may take, in ms. */
  uploadMs: number
  /** How long the address of a part is good, in ms. */
  linkMs: number
  /** How long what was deleted can be brought back, in ms. */
  trashMs: number
  /** How long a file waits for the message that it was uploaded for, in ms. */
  unsharedMs: number
  /** Images above these get no thumbnail: a few bytes can stand for gigabytes of pixels. */
  imageBytes: number
  imagePixels: number
}

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const MIB = 1024 * 1024

export const DEFAULT_LIMITS: StorageLimits = {
  fileBytes: 1024 * MIB,
  bucketBytes: 20 * 1024 * MIB,
  partBytes: 8 * MIB,
  uploadsOfMember: 100,
  uploadMs: DAY,
  linkMs: 60 * MINUTE,
  trashMs: 30 * DAY,
  unsharedMs: 30 * DAY,
  imageBytes: 64 * MIB,
  imagePixels: 50_000_000,
}

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB']

/** Bytes as people read them, e.g. `1.5 GB`; rounded down, so that what is said to fit does fit. */
export function readableBytes(bytes: number): string {
  const unit = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log2(Math.max(1, bytes)) / 10)))
  return `${Math.floor((bytes / 1024 ** unit) * 10) / 10} ${UNITS[unit]}`
}
