import type { LocalizedText } from '@torrent/contracts/bootstrap'

/** Why something that is sent would not be taken. */
export type IncompatibilityReason = keyof typeof REASONS

/** One place at which two schemas or contracts do not fit. */
export interface Incompatibility {
  /** Where, e.g. `list.input.filters.status`; `[]` stands for the entries of a list, `*` for any property. */
  path: string
  reason: IncompatibilityReason
  /** What it is about, e.g. a type, a value as JSON or a keyword; may be empty. */
  detail: string
}

const REASONS = {
  anything: {
    ja: 'どんな値でも送られますが、受け取れる値は限られています',
    en: 'anything may be sent, but not everything is taken',
  },
  type: { ja: '$ 型の値は受け取れません', en: 'a value of type $ is sent, which is not taken' },
  value: { ja: '値 $ は受け取れません', en: 'the value $ may be sent, which is not taken' },
  values: {
    ja: '決められた値だけを受け取りますが、それ以外の値も送られます',
    en: 'only certain values are taken, but others may be sent',
  },
  required: { ja: '必須ですが、送られないことがあります', en: 'it is required, but may be left out' },
  unknown: { ja: '知らない項目なので受け取れません', en: 'it is sent, but not known to the receiver' },
  length: { ja: '長さの制限（$）が守られません', en: 'the limit of the length ($) is not kept' },
  range: { ja: '範囲の制限（$）が守られません', en: 'the limit of the number ($) is not kept' },
  size: { ja: '個数の制限（$）が守られません', en: 'the limit of the number of entries ($) is not kept' },
  format: { ja: '形式（$）が決まっていますが、守られません', en: 'it must have the format $, which is not promised' },
  pattern: { ja: 'パターン $ が守られません', en: 'it must match $, which is not promised' },
  unclear: {
    ja: '互換性を確かめられません（$）。同じ定義にするか、より簡単な定義にしてください',
    en: 'it cannot be shown to fit ($); leave it as it was or write it more simply',
  },
  procedure: { ja: 'この手続きはありません', en: 'this procedure does not exist' },
  procedureType: { ja: '手続きの種類が $ に変わりました', en: 'this procedure has become a $' },
} as const satisfies Record<string, LocalizedText>

/** In words, with its place. */
export function describeIncompatibility({ path, reason, detail }: Incompatibility): LocalizedText {
  const { ja, en } = REASONS[reason]
  // A function: the detail may hold "$&", which means something in a replacement text.
  const put = (text: string) => text.replace('$', () => (detail.length > 120 ? `${detail.slice(0, 117)}…` : detail))
  return path === '' ? { ja: put(ja), en: put(en) } : { ja: `${path}：${put(ja)}`, en: `${path}: ${put(en)}` }
}
