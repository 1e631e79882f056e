import { createHash } from 'node:crypto'

/**
 * The people of the demo. Two services need the same list and may not import each other: auth makes the accounts,
 * member lists the people. Server only, hence not part of the package's index.
 */
export interface DemoMember {
  /** The member's id, the same on every machine: a name-based uuid of the login. */
  id: string
  tenant: string
  /** Also the e-mail address. */
  login: string
  name: string
  /** Reading of the name in katakana, by which Japanese lists are sorted. */
  kana: string
  role: 'sales' | 'approver' | 'orders' | 'shipping' | 'admin' | 'operator'
  department: { ja: string; en: string }
  title: { ja: string; en: string }
}

export const DEMO_TENANTS = [
  {
    id: 'acme-metal',
    name: { ja: 'アクメ金属工業', en: 'Acme Metal Works' },
    template: 'manufacturing-metalworking',
  },
  { id: 'mori-foods', name: { ja: '森食品', en: 'Mori Foods' }, template: 'manufacturing-food' },
] as const

/** Password of every demo account; the accounts exist in the embedded demo only. */
export const DEMO_PASSWORD = 'torrent-demo'

const POSTS = {
  sales: { department: { ja: '営業部', en: 'Sales' }, title: { ja: '主任', en: 'Account manager' } },
  approver: { department: { ja: '営業部', en: 'Sales' }, title: { ja: '部長', en: 'Head of sales' } },
  orders: { department: { ja: '受注管理課', en: 'Order management' }, title: { ja: '担当', en: 'Order manager' } },
  shipping: { department: { ja: '物流課', en: 'Logistics' }, title: { ja: '班長', en: 'Warehouse lead' } },
  admin: { department: { ja: '情報システム課', en: 'IT' }, title: { ja: '課長', en: 'Administrator' } },
  operator: { department: { ja: '情報システム課', en: 'IT' }, title: { ja: '基盤運用', en: 'Portal operator' } },
} as const

type Role = DemoMember['role']

const PEOPLE: Readonly<Record<string, Readonly<Record<Role, readonly [name: string, kana: string]>>>> = {
  'acme-metal': {
    sales: ['佐藤 美咲', 'サトウ ミサキ'],
    approver: ['田中 健一', 'タナカ ケンイチ'],
    orders: ['鈴木 陽子', 'スズキ ヨウコ'],
    shipping: ['高橋 大輔', 'タカハシ ダイスケ'],
    admin: ['伊藤 直樹', 'イトウ ナオキ'],
    operator: ['山本 翔', 'ヤマモト ショウ'],
  },
  'mori-foods': {
    sales: ['森 彩香', 'モリ アヤカ'],
    approver: ['渡辺 浩', 'ワタナベ ヒロシ'],
    orders: ['中村 由美', 'ナカムラ ユミ'],
    shipping: ['小林 拓也', 'コバヤシ タクヤ'],
    admin: ['加藤 恵', 'カトウ メグミ'],
    operator: ['吉田 真理', 'ヨシダ マリ'],
  },
}

/** The demo's people of one tenant, in the order of the roles; none for a tenant that is not of the demo. */
export function demoMembers(tenant: string): DemoMember[] {
  const people = Object.hasOwn(PEOPLE, tenant) ? PEOPLE[tenant] : undefined
  if (people === undefined) return []
  return (Object.keys(POSTS) as Role[]).map(role => {
    const login = `${role}@${tenant}.example`
    const [name, kana] = people[role]
    return { id: nameBasedUuid(login), tenant, login, name, kana, role, ...POSTS[role] }
  })
}

/** The DNS name space of RFC 9562, appendix A: a login is an address at a domain. */
const DNS_NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')

/** RFC 9562 section 5.5: uuid version 5, from SHA-1 of name space and name. */
function nameBasedUuid(name: string): string {
  const hash = createHash('sha1').update(DNS_NAMESPACE).update(name, 'utf8').digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
