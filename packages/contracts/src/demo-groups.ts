import { type DemoMember, demoMembers, nameBasedUuid } from './demo.ts'

/**
 * A group of the demo. The group service makes it, and the services of its channel, room and bucket fill them; they
 * may not import each other, so its ids are agreed here. Server only.
 */
export interface DemoGroup {
  /** Name-based uuids, the same on every machine. */
  id: string
  channelId: string
  roomId: string
  bucketId: string
  /** What the demo's content calls it. */
  key: string
  name: string
  description: string
  /** Empty at the top. */
  parentId: string
  tags: readonly string[]
  open: boolean
  allHands: boolean
  /** Member id; empty for the group of all hands. */
  ownerId: string
  /** The owner included. */
  memberIds: readonly string[]
}

interface Plan {
  key: string
  name: string
  description: string
  /** Key of the group above it. */
  under?: string
  tags?: readonly string[]
  closed?: true
  allHands?: true
  /** Who belongs to it; the first who also `leads` owns it. */
  has: (member: DemoMember) => boolean
  leads?: (member: DemoMember) => boolean
}

const of =
  (...departments: readonly string[]) =>
  ({ department }: DemoMember) =>
    departments.includes(department.ja)
const titled =
  (...titles: readonly string[]) =>
  ({ title }: DemoMember) =>
    titles.includes(title.ja)
const LEADS = titled('部長', '課長', '班長')

/** Both companies make and ship things, so they are built alike. */
const PLANS: readonly Plan[] = [
  {
    key: 'all',
    name: '全社',
    description: '全員へのお知らせと、部門をまたぐ相談。',
    allHands: true,
    has: () => true,
  },
  {
    ...{ key: 'sales', name: '営業部', under: 'all', tags: ['見積', '受注'] },
    description: '見積、価格、納期の相談。',
    has: of('営業部'),
    leads: titled('部長'),
  },
  {
    ...{ key: 'export', name: '海外営業課', under: 'sales', tags: ['海外', 'Export'] },
    description: '海外のお客様。日本語と英語で。',
    has: member => of('営業部')(member) && titled('海外担当', '主任', '部長')(member),
    leads: titled('海外担当'),
  },
  {
    ...{ key: 'orders', name: '受注管理課', under: 'all', tags: ['受注'] },
    description: '受注の確認と納期回答。',
    has: of('受注管理課'),
    leads: titled('課長'),
  },
  {
    ...{ key: 'making', name: '製造部', under: 'all', tags: ['製造', '工程'] },
    description: '工程、設備、段取り。',
    has: of('製造部', '品質保証課'),
    leads: titled('部長'),
  },
  {
    ...{ key: 'quality', name: '品質保証課', under: 'making', tags: ['品質', '検査'] },
    description: '検査、証明書、お客様からのご指摘。',
    has: of('品質保証課'),
    leads: titled('課長'),
  },
  {
    ...{ key: 'shipping', name: '出荷センター', under: 'all', tags: ['出荷', '物流'] },
    description: '梱包、便の手配、出荷の状況。',
    has: of('物流課', '受注管理課'),
    leads: titled('班長'),
  },
  {
    ...{ key: 'it', name: '情報システム課', under: 'all', tags: ['IT'] },
    description: 'ポータルと端末の問い合わせ窓口。',
    has: of('情報システム課'),
    leads: titled('課長'),
  },
  {
    ...{ key: 'kaizen', name: '改善活動', tags: ['5S', '改善'] },
    description: '部門をまたぐ改善提案。どなたでも参加できます。',
    has: member => of('製造部', '物流課', '品質保証課')(member) || titled('主任')(member),
    leads: titled('部長'),
  },
  {
    ...{ key: 'pricing', name: '価格会議', under: 'sales', closed: true },
    description: '価格改定の検討。参加者のみ。',
    has: member => of('営業部')(member) && titled('部長', '課長', '主任')(member),
    leads: titled('部長'),
  },
]

/** The demo's groups of one tenant, each after the one above it; none for a tenant that is not of the demo. */
export function demoGroups(tenant: string): DemoGroup[] {
  const everybody = demoMembers(tenant)
  if (everybody.length === 0) return []
  return PLANS.map(({ key, name, description, under, tags = [], closed, allHands = false, has, leads = LEADS }) => {
    const members = everybody.filter(has)
    const owner = allHands ? undefined : (members.find(leads) ?? members[0])
    return {
      ...demoGroupIds(tenant, key),
      ...{ key, name, description, tags, allHands, open: closed !== true },
      parentId: under === undefined ? '' : demoGroupIds(tenant, under).id,
      ownerId: owner?.id ?? '',
      memberIds: members.map(({ id }) => id),
    }
  })
}

function demoGroupIds(tenant: string, key: string) {
  const idOf = (thing: string) => nameBasedUuid(`${key}.${thing}.${tenant}.example`)
  return { id: idOf('group'), channelId: idOf('channel'), roomId: idOf('room'), bucketId: idOf('bucket') }
}
