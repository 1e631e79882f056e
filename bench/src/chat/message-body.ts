/** Numbers from 0 up to 1, the same in every run. */
export type Random = () => number

/** A linear congruential generator: messages are to be the same in every run, not unpredictable. */
export function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const THINGS =
  '見積書 注文書 納期 在庫 出荷 検査成績書 図面 材料 鋼材 加工 段取り 旋盤 溶接 塗装 熱処理 研磨 公差 不具合 打ち合わせ 会議室 東海精機 請求書 入金 運送会社 トラック 梱包 倉庫 夜勤 安全衛生 フォークリフト 原価 単価 値上げ 稟議 承認 品質 カタログ 展示会 鉄'.split(
    ' ',
  )
const SAID =
  'を確認しました。 をお願いします。 が届きました。 の件、了解です。 について相談させてください。 を送付します。 が遅れそうです。 を修正しました。 は明日になります。 を承認してください。 はどうなっていますか？'.split(
    ' ',
  )
const WORDS =
  'order delivery quote drawing approved revised please check tomorrow customer invoice shipment delayed material stainless tolerance inspection certificate warehouse meeting urgent thanks'.split(
    ' ',
  )
const ITEMS = ['SUS304', 'SS400', 'A5052', 'S45C']

/** What people in a factory write to each other: mostly Japanese, some of it English, with items and numbers. */
export function messageBody(random: Random): string {
  if (random() < 0.15)
    return Array.from({ length: 4 + Math.floor(random() * 14) }, () => common(random, WORDS)).join(' ')
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => sentence(random)).join('')
}

function sentence(random: Random): string {
  const second = random() < 0.5 ? `と${common(random, THINGS)}` : ''
  return `${prefix(random)}${common(random, THINGS)}${second}${common(random, SAID)}`
}

function prefix(random: Random): string {
  const chance = random()
  if (chance < 0.1) return `${common(random, ITEMS)}の`
  if (chance < 0.2) return `部品${digits(random, 5_000, 4)}号の`
  return chance < 0.25 ? `Q-2026-${digits(random, 99_999, 5)} ` : ''
}

/** The first are said far more often than the last, as words are. */
function common(random: Random, list: readonly string[]): string {
  return list[Math.floor(list.length * random() ** 2)] ?? ''
}

function digits(random: Random, below: number, length: number): string {
  return String(Math.floor(random() * below)).padStart(length, '0')
}
