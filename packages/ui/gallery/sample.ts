import type { Tone } from '@torrent/ui'
import type { ComboboxOption } from '@torrent/ui/fields'
import type { Say } from './settings.ts'

export const customers = (say: Say): ComboboxOption[] => [
  {
    value: 'c1',
    code: 'C-1001',
    label: say('東海精機株式会社', 'Tokai Seiki Co., Ltd.'),
    hint: say('名古屋', 'Nagoya'),
  },
  {
    value: 'c2',
    code: 'C-1002',
    label: say('株式会社北関東製作所', 'Kita-Kanto Works'),
    hint: say('宇都宮', 'Utsunomiya'),
  },
  {
    value: 'c3',
    code: 'C-1003',
    label: say('大阪金属工業株式会社', 'Osaka Metal Industry'),
    hint: say('東大阪', 'Higashi-Osaka'),
  },
  {
    value: 'c4',
    code: 'C-1004',
    label: say('みなと造船株式会社', 'Minato Shipbuilding'),
    hint: say('長崎', 'Nagasaki'),
  },
  { value: 'c5', code: 'C-1005', label: say('信州プレス工業', 'Shinshu Press'), hint: say('松本', 'Matsumoto') },
]

export interface Item extends ComboboxOption {
  unit: string
  price: string
}

export const items = (say: Say): Item[] => [
  {
    value: 'i1',
    code: 'SUS304-T3',
    label: say('ステンレス鋼板 SUS304 t3.0', 'Stainless sheet SUS304 t3.0'),
    unit: say('枚', 'pcs'),
    price: '18500',
  },
  {
    value: 'i2',
    code: 'SS400-T6',
    label: say('一般構造用鋼板 SS400 t6.0', 'Steel plate SS400 t6.0'),
    unit: say('枚', 'pcs'),
    price: '9800',
  },
  {
    value: 'i3',
    code: 'A5052-R20',
    label: say('アルミ丸棒 A5052 φ20', 'Aluminium bar A5052 φ20'),
    unit: say('本', 'pcs'),
    price: '2450',
  },
  {
    value: 'i4',
    code: 'BLT-M8-30',
    label: say('六角ボルト M8×30', 'Hex bolt M8×30'),
    unit: say('個', 'pcs'),
    price: '12.5',
  },
  {
    value: 'i5',
    code: 'CUT-LASER',
    label: say('レーザー切断加工', 'Laser cutting'),
    unit: say('式', 'set'),
    price: '45000',
  },
]

export interface QuoteRow {
  id: string
  number: string
  customer: string
  subject: string
  status: string
  statusLabel: string
  tone: Tone
  validUntil: string
  total: number
  owner: string
}

const states: [status: string, ja: string, en: string, tone: Tone][] = [
  ['draft', '下書き', 'Draft', 'neutral'],
  ['submitted', '承認待ち', 'Submitted', 'info'],
  ['approved', '承認済み', 'Approved', 'success'],
  ['sent', '送付済み', 'Sent', 'info'],
  ['accepted', '受注', 'Accepted', 'success'],
  ['rejected', '差し戻し', 'Rejected', 'danger'],
  ['expired', '期限切れ', 'Expired', 'warning'],
]

export const statuses = (say: Say) => states.map(([value, ja, en]) => ({ value, label: say(ja, en) }))

export function quoteRows(say: Say, count: number): QuoteRow[] {
  const subjects = [
    say('搬送装置フレーム一式', 'Conveyor frame'),
    say('制御盤筐体 20台', 'Control cabinets, 20 units'),
    say('タンク架台の製作', 'Tank supports'),
    say('試作ブラケット', 'Prototype brackets'),
    say('定期補充 ボルト・ナット', 'Regular supply of bolts and nuts'),
    say(
      '加工治具の改造(図面 D-2231 Rev.C)および現地据付調整を含む',
      'Rework of jigs to drawing D-2231 Rev. C, including installation on site',
    ),
  ]
  const owners = [say('佐藤 美咲', 'Misaki Sato'), say('田中 健', 'Ken Tanaka'), say('鈴木 涼', 'Ryo Suzuki')]
  const names = customers(say)
  return Array.from({ length: count }, (_, index) => {
    const [status, ja, en, tone] = states[(index * 3) % states.length] ?? ['draft', '下書き', 'Draft', 'neutral']
    return {
      id: String(index),
      number: `Q-2026-${String(1284 - index).padStart(5, '0')}`,
      customer: names[(index * 7) % names.length]?.label ?? '',
      subject: subjects[(index * 5) % subjects.length] ?? '',
      status,
      statusLabel: say(ja, en),
      tone,
      validUntil: `2026-12-${String(1 + ((index * 11) % 28)).padStart(2, '0')}`,
      total: 38_500 + ((index * 791_347) % 9_800_000),
      owner: owners[index % owners.length] ?? '',
    }
  })
}

/** A search as slow as a server's. */
export function searchIn<Option extends ComboboxOption>(options: readonly Option[]) {
  return async (text: string, signal: AbortSignal): Promise<readonly Option[]> => {
    await new Promise((resolve, reject) => {
      setTimeout(resolve, 60)
      signal.addEventListener('abort', reject)
    })
    const wanted = text.normalize('NFKC').toLowerCase()
    return options.filter(option => `${option.code} ${option.label}`.toLowerCase().includes(wanted))
  }
}
