import { useTexts } from './texts.ts'

/** portal-kit's own texts are few; both languages come along. */
const ja = {
  'leave.title': '保存していない変更があります',
  'leave.body': 'このページを離れても、入力した内容はこのブラウザーに残ります。',
  'leave.yes': 'ページを離れる',
  'leave.no': '編集を続ける',
} as const

const en: Record<keyof typeof ja, string> = {
  'leave.title': 'You have unsaved changes',
  'leave.body': 'If you leave, what you entered stays in this browser until you come back.',
  'leave.yes': 'Leave page',
  'leave.no': 'Keep editing',
}

export const kitMessages = {
  ja: async () => ({ messages: ja }),
  en: async () => ({ messages: en }),
}

export const useKitText = () => useTexts<typeof ja>('kit')
