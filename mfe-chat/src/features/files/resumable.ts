/** A file as the browser knows it again after a reload. */
export interface KnownFile {
  name: string
  size: number
  lastModified: number
}

const KEY = 'torrent.chat.uploads'
/** What was not completed until then storage has thrown away, in milliseconds. */
const KEPT_FOR = 24 * 3_600_000
const MOST = 50

type Kept = Record<string, { id: string; at: number }>

const markOf = (target: string, { name, size, lastModified }: KnownFile) =>
  JSON.stringify([target, name, size, lastModified])

/** The id of the upload that was begun with this file to this place, so that choosing it again goes on with it. */
export function uploadIdFor(target: string, file: KnownFile, now = Date.now()): string {
  const kept = read(now)
  const mark = markOf(target, file)
  const id = kept[mark]?.id ?? crypto.randomUUID()
  write({ ...kept, [mark]: { id, at: now } })
  writeBegunHere([...new Set([...begunHere(), id])])
  return id
}

/** The uploads to this place that were begun in this tab before it was reloaded. Those of other tabs go on there. */
export function unfinishedUploads(target: string, now = Date.now()): { id: string; name: string; size: number }[] {
  const here = new Set(begunHere())
  return Object.entries(read(now))
    .filter(([, { id }]) => here.has(id))
    .flatMap(([mark, { id }]) => {
      const [place, name, size] = JSON.parse(mark)
      return place === target ? [{ id, name, size }] : []
    })
    .toReversed()
}

/** The upload is over: the same file chosen once more is another one. */
export function forgetUpload(id: string): void {
  write(Object.fromEntries(Object.entries(read(Date.now())).filter(([, each]) => each.id !== id)))
  writeBegunHere(begunHere().filter(each => each !== id))
}

function read(now: number): Kept {
  try {
    const kept: Kept = JSON.parse(localStorage.getItem(KEY) ?? '{}')
    const fresh = Object.entries(kept).filter(([, { at }]) => now - at < KEPT_FOR)
    return Object.fromEntries(fresh.toSorted(([, a], [, b]) => b.at - a.at).slice(0, MOST))
  } catch {
    return {}
  }
}

function write(kept: Kept): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(kept))
  } catch {
    // Full or forbidden: an upload then goes on only as long as the page lives.
  }
}

function begunHere(): string[] {
  try {
    return JSON.parse(sessionStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}

function writeBegunHere(ids: string[]): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(ids.slice(-MOST)))
  } catch {
    // As above.
  }
}
