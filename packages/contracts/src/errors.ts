/**
 * The one registry of errors: what went wrong, in both languages, and what to do next.
 * `status` is the HTTP status at the edge. `{name}` is replaced by that parameter.
 */
export const errors = {
  unauthenticated: {
    status: 401,
    ja: 'サインインの有効期限が切れました。もう一度サインインしてください。',
    en: 'You are signed out. Sign in again.',
  },
  forbidden: {
    status: 403,
    ja: 'この操作を行う権限がありません。管理者に依頼してください。',
    en: 'You may not do this. Ask your administrator.',
  },
  not_found: {
    status: 404,
    ja: '見つかりません。削除されたか、リンクが間違っている可能性があります。',
    en: 'Not found. The link may be wrong.',
  },
  invalid: { status: 400, ja: '入力内容が正しくありません。', en: 'This value is not valid.' },
  required: { status: 400, ja: '入力してください。', en: 'This is required.' },
  too_long: { status: 400, ja: '{max}文字以内で入力してください。', en: 'Use at most {max} characters.' },
  not_a_date: { status: 400, ja: '日付を年-月-日で入力してください。', en: 'Enter a date as year-month-day.' },
  not_a_quantity: {
    status: 400,
    ja: '0より大きい数量を、小数第4位までで入力してください。',
    en: 'Enter a quantity above 0 with at most 4 decimals.',
  },
  not_a_price: {
    status: 400,
    ja: '0以上の単価を、小数第4位までで入力してください。',
    en: 'Enter a price of 0 or more with at most 4 decimals.',
  },
  not_a_percent: { status: 400, ja: '0から100の割合を入力してください。', en: 'Enter a percentage from 0 to 100.' },
  amount_too_large: {
    status: 400,
    ja: '金額が大きすぎます。数量か単価を確認してください。',
    en: 'The amount is too large. Check quantity and price.',
  },
  too_many_lines: { status: 400, ja: '明細は{max}行までです。', en: 'At most {max} lines.' },
  no_lines: { status: 400, ja: '明細を1行以上入力してください。', en: 'Add at least one line.' },
  duplicate_line: { status: 400, ja: '明細が重複しています。', en: 'The same line was given twice.' },
  in_the_past: { status: 400, ja: '今日以降の日付を入力してください。', en: 'Choose today or a later day.' },
  unknown_customer: {
    status: 400,
    ja: '取引先が見つかりません。一覧から選び直してください。',
    en: 'This customer does not exist. Choose one from the list.',
  },
  unknown_item: {
    status: 400,
    ja: '品目が見つかりません。一覧から選び直してください。',
    en: 'This item does not exist. Choose one from the list.',
  },
  unknown_line: { status: 400, ja: 'この明細は元の伝票にありません。', en: 'The source document has no such line.' },
  customer_blocked: {
    status: 409,
    ja: '{customer}は与信停止中のため、受注も出荷もできません。経理部門に確認してください。',
    en: '{customer} is on credit stop: no orders are taken and nothing is shipped. Ask accounting.',
  },
  conflict: {
    status: 409,
    ja: '他の人が先に変更しました(版{current})。内容を確認してやり直してください。',
    en: 'Someone else changed this first (version {current}). Check it and try again.',
  },
  already_exists: { status: 409, ja: '同じIDの伝票がすでにあります。', en: 'A document with this id exists already.' },
  not_allowed_now: {
    status: 409,
    ja: '現在の状態({status})ではこの操作はできません。',
    en: 'This is not possible while the status is “{status}”.',
  },
  exceeds_open: {
    status: 409,
    ja: '残数量({open})を超えています。数量を減らしてください。',
    en: 'Only {open} is open. Reduce the quantity.',
  },
  nothing_open: { status: 409, ja: '残っている数量がありません。', en: 'Nothing is open any more.' },
  expired: {
    status: 409,
    ja: '見積の有効期限({validUntil})が過ぎています。改訂してください。',
    en: 'The quote was valid until {validUntil}. Revise it first.',
  },
  has_shipments: {
    status: 409,
    ja: '出荷があるため取り消せません。先に出荷を取り消してください。',
    en: 'It has shipments and cannot be cancelled. Cancel the shipments first.',
  },
  already_shipped: {
    status: 409,
    ja: 'すでに出荷済みのため変更できません。',
    en: 'It has been shipped and cannot be changed.',
  },
  rate_limited: {
    status: 429,
    ja: '操作が多すぎます。{seconds}秒後にもう一度お試しください。',
    en: 'Too many requests. Try again in {seconds} seconds.',
  },
  cross_site: {
    status: 403,
    ja: '別のサイトからの操作は受け付けられません。ポータルの画面から操作してください。',
    en: 'Requests from another site are refused. Use the portal itself.',
  },
  not_json: { status: 415, ja: 'JSON形式で送信してください。', en: 'Send JSON.' },
  too_large: {
    status: 413,
    ja: '送信データが大きすぎます。分けて送信してください。',
    en: 'This is too large to send at once. Send it in parts.',
  },
  reload: {
    status: 409,
    ja: '画面が更新されました。再読み込みしてください。',
    en: 'This screen has a newer version. Reload the page.',
  },
  unavailable: {
    status: 503,
    ja: '現在つながりません。しばらくしてからもう一度お試しください。',
    en: 'Not reachable at the moment. Try again shortly.',
  },
  internal: {
    status: 500,
    ja: '予期しない問題が起きました。もう一度お試しください(番号 {trace})。',
    en: 'Something unexpected happened. Try again (reference {trace}).',
  },
} as const satisfies Record<string, { status: number; ja: string; en: string }>

export type ErrorCode = keyof typeof errors

/** A code that is not in the registry counts as `internal`: it was never meant to be shown. */
export function isErrorCode(code: string): code is ErrorCode {
  return Object.hasOwn(errors, code)
}

/** The message of an error in a language, with its parameters filled in. */
export function errorMessage(
  code: string,
  language: 'ja' | 'en',
  params: Readonly<Record<string, string>> = {},
): string {
  const known: ErrorCode = isErrorCode(code) ? code : 'internal'
  return errors[known][language].replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '—')
}
