import type { DemoAsset } from './assets.ts'

/**
 * Something that was said. `{part}` in it stands for that person's family name, `@{part}` names them (a mention), and
 * `@{all}` names everybody.
 */
export interface Line {
  /** `-2 09:15`: so many working days before the first start of the demo, in Japan. */
  at: string
  /** Part of who says it; see `DemoMember.part`. */
  by: string
  say: string
  /** Of demo-stories/files, under the names they were given. */
  files?: readonly { asset: DemoAsset; name: string }[]
  /** Emoji → parts, in the order in which they reacted. */
  react?: Readonly<Record<string, readonly string[]>>
  pinned?: true
  replies?: readonly Omit<Line, 'replies' | 'pinned'>[]
}

/** What was said in the default channels of groups, in further channels, in groups' rooms and between people. */
export interface Stories {
  /** By the key of the demo's group. */
  groupChannels: Readonly<Record<string, readonly Line[]>>
  channels: readonly {
    key: string
    name: string
    topic: string
    members: readonly string[] | 'all'
    lines: readonly Line[]
  }[]
  /** By the key of the demo's group. */
  groupRooms: Readonly<Record<string, readonly Line[]>>
  /** Between these parts and nobody else. */
  directs: readonly { between: readonly string[]; lines: readonly Line[] }[]
  /** Part → how many of the newest messages they have not read, by group key, channel key or `part+part`. */
  unread: Readonly<Record<string, Readonly<Record<string, number>>>>
}
