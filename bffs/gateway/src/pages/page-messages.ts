interface Texts {
  title: string
  text: string
  action: string
}

type Messages = Readonly<
  Record<
    'notFound' | 'forbidden' | 'signInFailed' | 'previewOver' | 'previewOfOther' | 'unavailable' | 'internal',
    Texts
  >
>

const ja: Messages = {
  notFound: {
    title: 'ページが見つかりません',
    text: 'リンクが古いか、間違っている可能性があります。ホームから探し直してください。',
    action: 'ホームへ',
  },
  forbidden: {
    title: 'この画面を開く権限がありません',
    text: '必要な場合は、管理者に権限の追加を依頼してください。',
    action: 'ホームへ',
  },
  signInFailed: {
    title: 'サインインできませんでした',
    text: 'サインインの途中で問題が起きました。もう一度お試しください。',
    action: 'もう一度サインイン',
  },
  previewOver: {
    title: 'このプレビューは終了しました',
    text: '有効期限が切れたか、終了されています。必要な場合は新しいリンクを依頼してください。',
    action: 'ホームへ',
  },
  previewOfOther: {
    title: 'このプレビューは別の人のものです',
    text: 'プレビューのリンクを使えるのは一人だけです。自分用のリンクを依頼してください。',
    action: 'ホームへ',
  },
  unavailable: {
    title: '現在つながりません',
    text: '少し待ってから、もう一度お試しください。',
    action: '再試行',
  },
  internal: {
    title: '予期しない問題が起きました',
    text: 'もう一度お試しください。続く場合は管理者に連絡してください。',
    action: '再試行',
  },
}

const en: Messages = {
  notFound: {
    title: 'This page does not exist',
    text: 'The link may be old or wrong. Start again from the home page.',
    action: 'Go to home',
  },
  forbidden: {
    title: 'You may not open this page',
    text: 'If you need it, ask your administrator for the permission.',
    action: 'Go to home',
  },
  signInFailed: {
    title: 'You could not be signed in',
    text: 'Something went wrong on the way. Please try again.',
    action: 'Sign in again',
  },
  previewOver: {
    title: 'This preview has ended',
    text: 'It has expired or was ended. Ask for a new link if you need one.',
    action: 'Go to home',
  },
  previewOfOther: {
    title: 'This preview is somebody else’s',
    text: 'A preview link is for one person. Ask for a link of your own.',
    action: 'Go to home',
  },
  unavailable: {
    title: 'Torrent cannot be reached',
    text: 'Please wait a moment and try again.',
    action: 'Try again',
  },
  internal: {
    title: 'Something unexpected happened',
    text: 'Please try again. If it happens again, tell your administrator.',
    action: 'Try again',
  },
}

/** The words of the gateway's own pages. */
export const pageMessages = { ja, en }
