/** What is being written in one place. */
export interface Draft {
  text: string
  /** Who has been named in it so far, by the name that stands in the text. */
  mentions: readonly { id: string; name: string }[]
}

/** What is being written, kept in this browser at once and on the server a moment later. */
export interface Drafts {
  /**
   * @param remote what the server keeps of the same place, written here or on another device
   */
  read(place: string, remote: string): Draft
  write(place: string, draft: Draft): void
}

interface Kept extends Draft {
  /** What the server kept when this was written: another text there since then is newer. */
  base: string
}

const PREFIX = 'torrent.chat.draft.'

/**
 * The drafts of a person.
 * @param save keeps one on the server; undefined for places that the server keeps none of (threads)
 */
export function createDrafts(storage: Storage, me: string, save: (place: string, text: string) => void): Drafts {
  const nameOf = (place: string) => `${PREFIX}${me}.${place}`
  const bases = new Map<string, string>()

  return {
    read(place, remote) {
      const kept = parse(storage, nameOf(place))
      const isNewer = kept === undefined || (remote !== '' && remote !== kept.base && remote !== kept.text)
      bases.set(place, remote)
      return isNewer ? { text: remote, mentions: [] } : { text: kept.text, mentions: kept.mentions }
    },
    write(place, draft) {
      try {
        if (draft.text === '') storage.removeItem(nameOf(place))
        else {
          const kept: Kept = { ...draft, base: bases.get(place) ?? '' }
          storage.setItem(nameOf(place), JSON.stringify(kept))
        }
      } catch {
        // Full or forbidden: the text is still on the screen.
      }
      save(place, draft.text)
    },
  }
}

function parse(storage: Storage, name: string): Kept | undefined {
  try {
    const value: unknown = JSON.parse(storage.getItem(name) ?? 'null')
    if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
      return undefined
    const { text, mentions, base } = value as Partial<Kept> & { text: string }
    return { text, mentions: Array.isArray(mentions) ? mentions : [], base: typeof base === 'string' ? base : '' }
  } catch {
    return undefined
  }
}
