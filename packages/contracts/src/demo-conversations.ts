import { DEMO_TENANTS, type DemoMember, demoMembers, nameBasedUuid } from './demo.ts'
import { demoGroups } from './demo-groups.ts'
import { ACME_METAL } from './demo-stories/acme-metal.ts'
import { type DemoAsset, demoAsset } from './demo-stories/assets.ts'
import { MORI_FOODS } from './demo-stories/mori-foods.ts'
import type { Line, Stories } from './demo-stories/story.ts'
import { saidAt } from './demo-stories/working-days.ts'

/** A message of the demo, written some days before its first start. */
export interface DemoMessage {
  id: string
  author: DemoPerson
  /** ISO 8601, UTC */
  at: string
  body: string
  rootId?: string
  /** Member ids. */
  mentions: string[]
  mentionsAll: boolean
  reactions: { emoji: string; people: string[] }[]
  pinned: boolean
  attachments: DemoAttachment[]
}

/** A file as a message shows it, and where its bytes come from. */
interface DemoAttachment {
  fileId: string
  name: string
  contentType: string
  sizeBytes: string
  width: number
  height: number
}

export interface DemoPerson {
  id: string
  name: string
}

/** A conversation of the demo; one without an id is known by the people in it. Server only. */
export interface DemoConversation {
  id?: string
  kind: 'channel' | 'room' | 'direct'
  name: string
  topic: string
  open: boolean
  groupId?: string
  members: (DemoPerson & { role: 'owner' | 'member' })[]
  messages: DemoMessage[]
  /** Member id → how many of the newest messages they have not read. */
  unread: Record<string, number>
}

const STORIES: Readonly<Record<(typeof DEMO_TENANTS)[number]['id'], Stories>> = {
  'acme-metal': ACME_METAL,
  'mori-foods': MORI_FOODS,
}

/** What was said in the demo before it was first started, at `now`; nothing in a tenant that is not of the demo. */
export function demoConversations(tenant: string, now: Date): DemoConversation[] {
  return talk(tenant, now, new Map())
}

/** The same; `assets` learns which file of the repository each shared file is, by its id. */
function talk(tenant: string, now: Date, assets: Map<string, DemoAsset>): DemoConversation[] {
  const demo = DEMO_TENANTS.find(({ id }) => id === tenant)
  if (demo === undefined) return []
  const stories = STORIES[demo.id]
  const cast = new Map(demoMembers(tenant).map(member => [member.part, member]))
  const everybody = [...cast.values()]
  const groups = demoGroups(tenant)

  const ofGroup = (kind: 'channel' | 'room', lines: Readonly<Record<string, readonly Line[]>>) =>
    groups
      .filter(({ key }) => key in lines)
      .map(({ key, id: groupId, channelId, roomId, name, description: topic, open, memberIds, ownerId }) => {
        const members = everybody.filter(({ id }) => memberIds.includes(id))
        return {
          ...{ id: kind === 'channel' ? channelId : roomId, groupId, kind, name, topic },
          open: kind === 'channel' && open,
          members: members.map(member => inRole(member, member.id === ownerId)),
          ...told(`${key}.${kind}`, kind === 'channel' ? key : `${key} room`, lines[key] ?? []),
        }
      })

  /** The messages of one conversation; `prefix` makes their ids, `key` is what `unread` calls it. */
  function told(prefix: string, key: string, lines: readonly Line[]): Pick<DemoConversation, 'messages' | 'unread'> {
    const idOf = (...path: number[]) => nameBasedUuid(`${path.join('.')}.${prefix}.message.${tenant}.example`)
    const messages = lines.flatMap((line, index) => [
      message(line, idOf(index)),
      ...(line.replies ?? []).map((reply, at) => ({ ...message(reply, idOf(index, at)), rootId: idOf(index) })),
    ])
    const unread = Object.entries(stories.unread).flatMap(([part, counts]) =>
      counts[key] === undefined ? [] : [[played(part).id, counts[key]] as const],
    )
    return { messages, unread: Object.fromEntries(unread) }
  }

  function message(line: Line, id: string): DemoMessage {
    const named = [...line.say.matchAll(/@\{(\w+)\}/g)].map(([, part = '']) => part)
    const body = line.say
      .replaceAll('@{all}', '@全員')
      .replace(/@\{(\w+)\}/g, (_, part: string) => `@${played(part).name}`)
      .replace(/\{(\w+)\}/g, (_, part: string) => played(part).name.split(' ')[0] ?? '')
    return {
      ...{ id, author: personOf(played(line.by)), at: saidAt(line.at, now), body },
      mentions: named.filter(part => part !== 'all').map(part => played(part).id),
      mentionsAll: named.includes('all'),
      reactions: Object.entries(line.react ?? {}).map(([emoji, parts]) => ({
        emoji,
        people: parts.map(part => played(part).id),
      })),
      pinned: line.pinned ?? false,
      attachments: (line.files ?? []).map(({ asset, name }, index) => {
        const { bytes, ...facts } = demoAsset(asset)
        const fileId = nameBasedUuid(`${index}.file.${id}`)
        assets.set(fileId, asset)
        return { fileId, name, sizeBytes: String(bytes.length), ...facts }
      }),
    }
  }

  function played(part: string): DemoMember {
    const member = cast.get(part)
    if (!member) throw new TypeError(`nobody plays ${part}`)
    return member
  }

  const channels = stories.channels.map(({ key, name, topic, members, lines }): DemoConversation => {
    const people = members === 'all' ? everybody : members.map(played)
    return {
      ...{ id: nameBasedUuid(`${key}.channel.${tenant}.example`), kind: 'channel', name, topic, open: true },
      members: people.map((member, index) => inRole(member, index === 0)),
      ...told(`${key}.channel`, key, lines),
    }
  })
  const directs = stories.directs.map(
    ({ between, lines }): DemoConversation => ({
      ...{ kind: 'direct', name: '', topic: '', open: false },
      members: between.map(part => inRole(played(part), false)),
      ...told(`${between.join('+')}.direct`, between.join('+'), lines),
    }),
  )
  return [...ofGroup('channel', stories.groupChannels), ...channels, ...ofGroup('room', stories.groupRooms), ...directs]
}

function personOf({ id, name }: DemoMember): DemoPerson {
  return { id, name }
}

function inRole(member: DemoMember, isOwner: boolean) {
  return { ...personOf(member), role: isOwner ? ('owner' as const) : ('member' as const) }
}

/** A file that somebody shared in the default channel of a group. */
export interface DemoFile extends DemoAttachment {
  bytes: Uint8Array
  conversationId: string
  groupId: string
  sharedBy: DemoPerson
  /** ISO 8601, UTC */
  sharedAt: string
}

/** The files that the demo's messages show, with their bytes. */
export function demoFiles(tenant: string, now: Date): DemoFile[] {
  const assets = new Map<string, DemoAsset>()
  return talk(tenant, now, assets).flatMap(({ id: conversationId = '', groupId = '', messages }) =>
    messages.flatMap(({ attachments, author: sharedBy, at: sharedAt }) =>
      attachments.flatMap(file => {
        const asset = assets.get(file.fileId)
        if (!asset || groupId === '') throw new TypeError(`${file.name} is not in the channel of a group`)
        return [{ ...file, conversationId, groupId, sharedBy, sharedAt, bytes: demoAsset(asset).bytes }]
      }),
    ),
  )
}
