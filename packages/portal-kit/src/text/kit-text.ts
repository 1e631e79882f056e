import { useTexts } from './texts.ts'

/** portal-kit's own texts are few; both languages come along. */
const ja = {
  'leave.title': '保存していない変更があります',
  'leave.body': 'このページを離れても、入力した内容はこのブラウザーに残ります。',
  'leave.yes': 'ページを離れる',
  'leave.no': '編集を続ける',
  'editor.save': '保存',
  'editor.cancel': 'キャンセル',
  'editor.problems': '入力内容を確認してください。',
  'editor.restored': '保存されていない入力内容を復元しました。',
  'editor.discard': '破棄して元に戻す',
  reason: '理由',
  'documents.history': '履歴',
  'documents.related': '関連伝票',
  'documents.noRelated': '関連する伝票はまだありません。',
  'documents.status': '状態',
  'documents.column.number': '番号',
  'documents.column.title': '件名',
  'documents.column.partner': '取引先',
  'documents.column.date': '日付',
  'documents.column.due': '期日',
  'documents.column.amount': '金額（税込）',
  'documents.column.status': '状態',
  'documents.column.owner': '作成者',
  'documents.column.updated': '更新',
} as const

const en: Record<keyof typeof ja, string> = {
  'leave.title': 'You have unsaved changes',
  'leave.body': 'If you leave, what you entered stays in this browser until you come back.',
  'leave.yes': 'Leave page',
  'leave.no': 'Keep editing',
  'editor.save': 'Save',
  'editor.cancel': 'Cancel',
  'editor.problems': 'Please check the marked fields.',
  'editor.restored': 'Your unsaved work was restored.',
  'editor.discard': 'Discard it',
  reason: 'Reason',
  'documents.history': 'History',
  'documents.related': 'Related documents',
  'documents.noRelated': 'No related documents yet.',
  'documents.status': 'Status',
  'documents.column.number': 'Number',
  'documents.column.title': 'Subject',
  'documents.column.partner': 'Customer',
  'documents.column.date': 'Date',
  'documents.column.due': 'Due',
  'documents.column.amount': 'Amount with tax',
  'documents.column.status': 'Status',
  'documents.column.owner': 'Created by',
  'documents.column.updated': 'Updated',
}

export const kitMessages = {
  ja: async () => ({ messages: ja }),
  en: async () => ({ messages: en }),
}

export const useKitText = () => useTexts<typeof ja>('kit')
