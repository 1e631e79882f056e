/** One part of an upload, as storage says it. */
export interface UploadPart {
  /** From 1. */
  number: number
  url: string
  /** What has arrived already has one; empty: still to be sent. */
  etag: string
}

export interface UploadPlan {
  partSizeBytes: number
  parts: readonly UploadPart[]
}

/** The share of a file that has arrived, 0 to 1. */
export function arrivedShare({ partSizeBytes, parts }: UploadPlan, sizeBytes: number): number {
  const bytesOf = ({ number, etag }: UploadPart) =>
    etag === '' ? 0 : Math.min(partSizeBytes, sizeBytes - (number - 1) * partSizeBytes)
  return sizeBytes === 0 ? 0 : parts.reduce((sum, part) => sum + bytesOf(part), 0) / sizeBytes
}

/** What an upload needs of the outside. */
export interface UploadCalls<Stored> {
  /** Begins it, or answers how far it has come when it was begun before. */
  begin(): Promise<UploadPlan>
  /** The same parts with new addresses. */
  refresh(): Promise<UploadPlan>
  /**
   * Sends one part and answers its etag.
   * @throws {PartRefused} when it was refused; anything else means that the network failed
   */
  put(url: string, part: Blob, onSent: (bytes: number) => void, signal: AbortSignal): Promise<string>
  complete(etags: string[]): Promise<Stored>
  /** Waits, in milliseconds. */
  pause(ms: number): Promise<void>
}

/** Storage does not take the part as it was sent. */
export class PartRefused extends Error {
  readonly code: string

  constructor(code: string) {
    super(code)
    this.code = code
  }
}

/** Parts on their way at a time: enough to fill a line, few enough for a small one. */
const AT_ONCE = 3

/** Pauses in milliseconds before a part is sent again after the network failed. */
const PAUSES = [500, 1_500, 4_000, 8_000]

/**
 * Brings a file to storage in parts: only those that are missing, a few at a time, each again when the network fails or
 * its address has expired. Begun again, it goes on where it stopped.
 * @param onProgress told the share that has arrived, 0 to 1
 */
export async function uploadFile<Stored>(
  file: Blob,
  calls: UploadCalls<Stored>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Stored> {
  let plan = await calls.begin()
  const { partSizeBytes } = plan
  const partOf = (number: number) => file.slice((number - 1) * partSizeBytes, number * partSizeBytes)
  const etags = plan.parts.map(({ etag }) => etag)
  const sent = plan.parts.map(({ number, etag }) => (etag === '' ? 0 : partOf(number).size))
  const tell = () => onProgress(file.size === 0 ? 1 : sent.reduce((sum, bytes) => sum + bytes, 0) / file.size)
  tell()

  let refreshing: Promise<UploadPlan> | undefined
  const renewed = async () => {
    refreshing ??= calls.refresh().finally(() => {
      refreshing = undefined
    })
    plan = await refreshing
  }

  const send = async (index: number) => {
    let renewals = 0
    for (let attempt = 0; ; ) {
      signal.throwIfAborted()
      const part = plan.parts[index]
      if (!part) return
      const bytes = partOf(part.number)
      try {
        etags[index] = await calls.put(
          part.url,
          bytes,
          arrived => {
            sent[index] = arrived
            tell()
          },
          signal,
        )
        sent[index] = bytes.size
        tell()
        return
      } catch (failure) {
        signal.throwIfAborted()
        sent[index] = 0
        tell()
        if (failure instanceof PartRefused) {
          if (failure.code !== 'link_expired' || renewals === 2) throw failure
          renewals += 1
          await renewed()
          continue
        }
        const pause = PAUSES[attempt]
        if (pause === undefined) throw failure
        attempt += 1
        await calls.pause(pause)
      }
    }
  }

  const missing = plan.parts.flatMap(({ etag }, index) => (etag === '' ? [index] : []))
  const line = async () => {
    for (let index = missing.shift(); index !== undefined; index = missing.shift()) await send(index)
  }
  await Promise.all(Array.from({ length: AT_ONCE }, line))
  signal.throwIfAborted()
  return calls.complete(etags)
}
