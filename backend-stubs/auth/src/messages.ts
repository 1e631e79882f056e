import type { Language } from '@torrent/contracts/preferences'

/** Every word on the pages of this service. `{time}` is replaced. */
export interface Messages {
  title: string
  heading: string
  claim: string
  stages: readonly [string, string, string]
  login: string
  password: string
  show: string
  hide: string
  signIn: string
  otherLanguage: string
  wrong: string
  limited: string
  missing: string
  seconds: string
  minutes: string
  demo: string
  demoPassword: string
  roles: Readonly<Record<'sales' | 'approver' | 'orders' | 'shipping' | 'admin' | 'operator', string>>
  expiredTitle: string
  expired: string
  again: string
  failedTitle: string
  failed: string
  reference: string
  back: string
  leavingTitle: string
  leaving: string
  askLeave: string
  signOut: string
  stay: string
}

const ja: Messages = {
  title: 'サインイン',
  heading: 'サインイン',
  claim: '見積から納品まで、ひとつの流れで。',
  stages: ['見積', '受注', '出荷'],
  login: 'ログインID',
  password: 'パスワード',
  show: '表示',
  hide: '隠す',
  signIn: 'サインイン',
  otherLanguage: 'English',
  wrong: 'ログインIDまたはパスワードが正しくありません。',
  limited: '試行回数が多すぎます。{time}後にもう一度お試しください。',
  missing: 'ログインIDとパスワードを入力してください。',
  seconds: '{n}秒',
  minutes: '{n}分',
  demo: 'デモ用アカウント',
  demoPassword: 'パスワードはすべて',
  roles: { sales: '営業', approver: '承認', orders: '受注', shipping: '出荷', admin: '管理', operator: '運用' },
  expiredTitle: 'サインイン画面の有効期限が切れました',
  expired: 'お手数ですが、もう一度はじめからサインインしてください。',
  again: 'もう一度サインイン',
  failedTitle: 'サインインを続けられません',
  failed: 'リクエストを処理できませんでした。もう一度はじめからお試しください。',
  reference: '理由',
  back: 'Torrentに戻る',
  leavingTitle: 'サインアウト',
  leaving: 'サインアウトしています…',
  askLeave: 'Torrentからサインアウトしますか?',
  signOut: 'サインアウト',
  stay: 'サインインしたままにする',
}

const en: Messages = {
  title: 'Sign in',
  heading: 'Sign in',
  claim: 'From quotation to delivery, in one stream.',
  stages: ['Quote', 'Order', 'Shipment'],
  login: 'Login ID',
  password: 'Password',
  show: 'Show',
  hide: 'Hide',
  signIn: 'Sign in',
  otherLanguage: '日本語',
  wrong: 'Login ID or password is not correct.',
  limited: 'Too many attempts. Try again in {time}.',
  missing: 'Enter your login ID and password.',
  seconds: '{n} seconds',
  minutes: '{n} minutes',
  demo: 'Demo accounts',
  demoPassword: 'The password of all is',
  roles: {
    sales: 'Sales',
    approver: 'Approver',
    orders: 'Orders',
    shipping: 'Shipping',
    admin: 'Admin',
    operator: 'Operator',
  },
  expiredTitle: 'This sign-in page has expired',
  expired: 'Please start again from the beginning.',
  again: 'Sign in again',
  failedTitle: 'Sign-in cannot continue',
  failed: 'The request could not be processed. Please start again.',
  reference: 'Reason',
  back: 'Back to Torrent',
  leavingTitle: 'Sign out',
  leaving: 'Signing out…',
  askLeave: 'Sign out of Torrent?',
  signOut: 'Sign out',
  stay: 'Stay signed in',
}

export const messages: Readonly<Record<Language, Messages>> = { ja, en }

/** A waiting time in words: seconds up to a minute and a half, then whole minutes, rounded up. */
export function waitingTime(seconds: number, text: Messages): string {
  if (seconds <= 90) return text.seconds.replace('{n}', String(seconds))
  return text.minutes.replace('{n}', String(Math.ceil(seconds / 60)))
}
