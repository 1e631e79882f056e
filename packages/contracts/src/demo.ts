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
  /** What the demo's stories call this person, the same in each tenant; the role for those of the sign-in page. */
  part: string
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

const DEPARTMENTS = {
  sales: { ja: '営業部', en: 'Sales' },
  orders: { ja: '受注管理課', en: 'Order management' },
  logistics: { ja: '物流課', en: 'Logistics' },
  making: { ja: '製造部', en: 'Production' },
  quality: { ja: '品質保証課', en: 'Quality assurance' },
  it: { ja: '情報システム課', en: 'IT' },
} as const

const LEAD = { ja: '課長', en: 'Manager' }
const FOREMAN = { ja: '班長', en: 'Team lead' }
const STAFF = { ja: '担当', en: 'Staff' }

/** Those who are offered on the sign-in page, one a role; their login is the role. */
const POSTS = {
  sales: { department: DEPARTMENTS.sales, title: { ja: '主任', en: 'Account manager' } },
  approver: { department: DEPARTMENTS.sales, title: { ja: '部長', en: 'Head of sales' } },
  orders: { department: DEPARTMENTS.orders, title: { ja: '担当', en: 'Order manager' } },
  shipping: { department: DEPARTMENTS.logistics, title: { ja: '班長', en: 'Warehouse lead' } },
  admin: { department: DEPARTMENTS.it, title: { ja: '課長', en: 'Administrator' } },
  operator: { department: DEPARTMENTS.it, title: { ja: '基盤運用', en: 'Portal operator' } },
} as const

type Role = DemoMember['role']
type Name = readonly [name: string, kana: string]

/** The posts of the others, in the order of their names in `COLLEAGUES`. */
const COLLEAGUE_POSTS = [
  { part: 'sales2', role: 'sales', department: DEPARTMENTS.sales, title: STAFF },
  { part: 'sales3', role: 'sales', department: DEPARTMENTS.sales, title: STAFF },
  { part: 'export', role: 'sales', department: DEPARTMENTS.sales, title: { ja: '海外担当', en: 'Export' } },
  { part: 'manager', role: 'approver', department: DEPARTMENTS.sales, title: LEAD },
  { part: 'orderLead', role: 'orders', department: DEPARTMENTS.orders, title: LEAD },
  { part: 'orders2', role: 'orders', department: DEPARTMENTS.orders, title: STAFF },
  {
    part: 'production',
    role: 'orders',
    department: DEPARTMENTS.making,
    title: { ja: '部長', en: 'Head of production' },
  },
  { part: 'foreman', role: 'shipping', department: DEPARTMENTS.making, title: FOREMAN },
  { part: 'maker', role: 'shipping', department: DEPARTMENTS.making, title: STAFF },
  { part: 'maker2', role: 'shipping', department: DEPARTMENTS.making, title: STAFF },
  { part: 'quality', role: 'orders', department: DEPARTMENTS.quality, title: LEAD },
  { part: 'inspector', role: 'shipping', department: DEPARTMENTS.quality, title: STAFF },
  { part: 'packer', role: 'shipping', department: DEPARTMENTS.logistics, title: STAFF },
  { part: 'dispatch', role: 'shipping', department: DEPARTMENTS.logistics, title: STAFF },
] as const

const PEOPLE: Readonly<Record<string, Readonly<Record<Role, Name>>>> = {
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

/** Further people, whose login is their family name; they can sign in as well. */
const COLLEAGUES: Readonly<Record<string, readonly (readonly [login: string, ...Name])[]>> = {
  'acme-metal': [
    ['okada', '岡田 蓮', 'オカダ レン'],
    ['fujita', '藤田 さくら', 'フジタ サクラ'],
    ['nguyen', 'グエン ティ ラン', 'グエン ティ ラン'],
    ['murakami', '村上 修', 'ムラカミ オサム'],
    ['ishikawa', '石川 恵子', 'イシカワ ケイコ'],
    ['maeda', '前田 航', 'マエダ ワタル'],
    ['goto', '後藤 正雄', 'ゴトウ マサオ'],
    ['hasegawa', '長谷川 剛', 'ハセガワ ツヨシ'],
    ['kondo', '近藤 優斗', 'コンドウ ユウト'],
    ['sakamoto', '坂本 葵', 'サカモト アオイ'],
    ['endo', '遠藤 千尋', 'エンドウ チヒロ'],
    ['aoki', '青木 悠', 'アオキ ユウ'],
    ['nishimura', '西村 隆', 'ニシムラ タカシ'],
    ['matsuda', '松田 結衣', 'マツダ ユイ'],
  ],
  'mori-foods': [
    ['hara', '原 千夏', 'ハラ チナツ'],
    ['miura', '三浦 誠', 'ミウラ マコト'],
    ['wang', '王 麗', 'オウ レイ'],
    ['takeuchi', '竹内 健吾', 'タケウチ ケンゴ'],
    ['nakagawa', '中川 文子', 'ナカガワ フミコ'],
    ['ono', '小野 陸', 'オノ リク'],
    ['tamura', '田村 幸子', 'タムラ サチコ'],
    ['kaneko', '金子 亮', 'カネコ リョウ'],
    ['wada', '和田 美穂', 'ワダ ミホ'],
    ['ishida', '石田 大地', 'イシダ ダイチ'],
    ['ueda', '上田 聡', 'ウエダ サトシ'],
    ['morita', '森田 楓', 'モリタ カエデ'],
    ['yokoyama', '横山 勇気', 'ヨコヤマ ユウキ'],
    ['shibata', '柴田 七海', 'シバタ ナナミ'],
  ],
}

/**
 * The demo's people of one tenant: those of the sign-in page in the order of the roles, then their colleagues; none for
 * a tenant that is not of the demo.
 */
export function demoMembers(tenant: string): DemoMember[] {
  const colleagues = Object.hasOwn(COLLEAGUES, tenant) ? (COLLEAGUES[tenant] ?? []) : []
  return [
    ...demoAccounts(tenant),
    ...COLLEAGUE_POSTS.slice(0, colleagues.length).map((post, index) => {
      const [account = '', name = '', kana = ''] = colleagues[index] ?? []
      return member(tenant, account, [name, kana], post)
    }),
  ]
}

/** Those of the demo's people who are offered on the sign-in page: one a role, in the order of the roles. */
export function demoAccounts(tenant: string): DemoMember[] {
  const people = Object.hasOwn(PEOPLE, tenant) ? PEOPLE[tenant] : undefined
  if (people === undefined) return []
  return (Object.keys(POSTS) as Role[]).map(role =>
    member(tenant, role, people[role], { part: role, role, ...POSTS[role] }),
  )
}

function member(
  tenant: string,
  account: string,
  [name, kana]: Name,
  post: Pick<DemoMember, 'part' | 'role' | 'department' | 'title'>,
): DemoMember {
  const login = `${account}@${tenant}.example`
  return { id: nameBasedUuid(login), tenant, login, name, kana, ...post }
}

/** The DNS name space of RFC 9562, appendix A: a login is an address at a domain. */
const DNS_NAMESPACE = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex')

/** RFC 9562 section 5.5: uuid version 5, from SHA-1 of the DNS name space and a name. */
export function nameBasedUuid(name: string): string {
  const hash = createHash('sha1').update(DNS_NAMESPACE).update(name, 'utf8').digest().subarray(0, 16)
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6)
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8)
  return hash.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
