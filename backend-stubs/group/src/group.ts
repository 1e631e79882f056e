import { optionalText, Refused, requireText, requireUuid } from '@torrent/service-kit'

/** Longest of each text, in characters, and the most of each list; as the contract says. */
const NAME = 80
const DESCRIPTION = 500
const TAG = 30
const TAGS = 10
const MEMBERS = 200

/** What people may say of a group. */
export interface GroupInput {
  name: string
  description: string
  /** Empty at the top. */
  parentId: string
  tags: string[]
  open: boolean
}

/**
 * A group as it may be stored: trimmed, tags without `#` and each once. Refused: `required`, `too_long`, `too_many`,
 * and `invalid` for control characters, broken Unicode and ids that are none.
 */
export function checkedGroup({ name, description, parentId, tags, open }: GroupInput): GroupInput {
  if (tags.length > TAGS) throw new Refused('too_many', 'tags', { max: String(TAGS) })
  return {
    name: onOneLine(name, 'name', NAME),
    description: optionalText(description, 'description', DESCRIPTION),
    parentId: parentId === '' ? '' : requireUuid(parentId, 'parentId'),
    tags: [...new Set(tags.map(tag => onOneLine(tag.replace(/^\s*[#＃]/, ''), 'tags', TAG)))],
    open,
  }
}

/** Members' ids, each once. Refused: `too_many`, `invalid`. */
export function checkedMembers(ids: readonly string[]): string[] {
  if (ids.length > MEMBERS) throw new Refused('too_many', 'memberIds', { max: String(MEMBERS) })
  return [...new Set(ids.map(id => requireUuid(id, 'memberIds')))]
}

function onOneLine(text: string, field: string, max: number): string {
  const trimmed = requireText(text.normalize('NFC'), field, max)
  if (/\p{Cc}/u.test(trimmed)) throw new Refused('invalid', field)
  return trimmed
}
