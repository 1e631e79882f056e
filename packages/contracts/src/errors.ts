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
  name_taken: {
    status: 409,
    ja: '「{name}」という名前はすでに使われています。別の名前を入力してください。',
    en: 'The name “{name}” is taken. Choose another one.',
  },
  too_many: {
    status: 400,
    ja: '一度に{max}件までです。分けて実行してください。',
    en: 'At most {max} at once. Do it in parts.',
  },
  limit_reached: {
    status: 409,
    ja: '{max}件までです。先に不要なものを外してください。',
    en: 'There are {max} already, which is the limit. Take one away first.',
  },
  join_first: {
    status: 409,
    ja: 'メンバーだけができる操作です。先に参加してください。',
    en: 'Only members can do this. Join first.',
  },
  conversation_archived: {
    status: 409,
    ja: 'アーカイブされているため投稿も変更もできません。管理者に復元を依頼してください。',
    en: 'This is archived: nothing is posted or changed in it. Ask its owner to bring it back.',
  },
  group_decides: {
    status: 409,
    ja: 'グループのチャネルのメンバーと名前は、グループの設定で変更してください。',
    en: 'This channel belongs to a group. Change its members and name in the group.',
  },
  message_deleted: {
    status: 409,
    ja: 'このメッセージは削除されています。新しいメッセージとして投稿してください。',
    en: 'This message has been deleted. Post a new one instead.',
  },
  edited_meanwhile: {
    status: 409,
    ja: 'このメッセージは別の画面で編集されました。新しい内容を確認してからもう一度編集してください。',
    en: 'This message was edited in another window. Look at the new text, then edit it again.',
  },
  unknown_member: {
    status: 400,
    ja: 'このメンバーは見つかりません。一覧から選び直してください。',
    en: 'There is no such member. Choose one from the list.',
  },
  last_owner: {
    status: 409,
    ja: '管理者が一人もいなくなります。先に別の人を管理者にしてください。',
    en: 'Nobody would own it any more. Make somebody else an owner first.',
  },
  all_hands: {
    status: 409,
    ja: '全員のグループからは誰も抜けられず、上位グループや公開設定の変更も削除もできません。',
    en: 'Everybody belongs to this group: nobody leaves it, it stays open and at the top, and is never deleted.',
  },
  has_subgroups: {
    status: 409,
    ja: '下位グループがあるため削除できません。先に下位グループを別の場所へ移すか、削除してください。',
    en: 'There are groups below this one. Move them elsewhere or delete them first.',
  },
  below_itself: {
    status: 400,
    ja: 'グループを自分自身やその下のグループの下に移すことはできません。別の上位グループを選んでください。',
    en: 'A group cannot be below itself. Choose another parent.',
  },
  too_deep: {
    status: 400,
    ja: 'グループの階層は{max}段までです。もっと上のグループを選んでください。',
    en: 'Groups can be nested {max} deep. Choose a parent further up.',
  },
  picture_invalid: {
    status: 400,
    ja: '画像として読み込めません。5 MBまでのPNG、JPEG、WebP、GIFを選んでください。',
    en: 'This is no picture we can read. Choose a PNG, JPEG, WebP or GIF of at most 5 MB.',
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
  token_unknown: {
    status: 401,
    ja: 'トークンが正しくありません。TORRENT_TOKENを確認するか、新しいトークンを作成してください。',
    en: 'This token is not known here. Check TORRENT_TOKEN, or create a new token.',
  },
  token_expired: {
    status: 401,
    ja: 'トークンの有効期限({at})が切れました。新しいトークンを作成してください。',
    en: 'This token expired on {at}. Create a new one.',
  },
  token_revoked: {
    status: 401,
    ja: 'トークンは無効にされました。新しいトークンを作成してください。',
    en: 'This token was revoked. Create a new one.',
  },
  token_scope: {
    status: 403,
    ja: 'このトークンではできません(必要な権限: {needs})。権限のあるトークンを使ってください。',
    en: 'This token does not reach that far; it would need {needs}. Use a token with that right.',
  },
  not_your_tenant: {
    status: 403,
    ja: '自社以外のテナントは変更できません。対象を自社に限定するか、運用担当者に依頼してください。',
    en: 'You may only change your own tenant. Name it, or ask an operator of the portal.',
  },
  unknown_tenant: {
    status: 404,
    ja: 'テナント「{tenant}」はありません。名前を確認してください。',
    en: 'There is no tenant “{tenant}”. Check the name.',
  },
  unknown_release: {
    status: 404,
    ja: 'リリース{name}@{version}はありません。先に公開(publish)してください。',
    en: 'There is no release {name}@{version}. Publish it first.',
  },
  release_exists: {
    status: 409,
    ja: '{name}@{version}は別の内容で公開済みです。リリースは変更できません。新しい版番号で公開してください。',
    en: '{name}@{version} has been published with other content. Releases never change: publish under a new version.',
  },
  release_invalid: {
    status: 400,
    ja: 'リリースとして受け付けられません: {reason}',
    en: 'This is no release: {reason}',
  },
  release_too_large: {
    status: 413,
    ja: 'リリースが大きすぎます({what}は{max}まで)。',
    en: 'The release is too large: at most {max} {what}.',
  },
  does_not_resolve: {
    status: 409,
    ja: '{name}@{version}は、すべてのテナントとチャネルでは動作しません。理由を確認して修正してください。',
    en: '{name}@{version} would not work in every tenant and channel. See the reasons, and mend them first.',
  },
  key_unknown: {
    status: 403,
    ja: '署名鍵{key}は登録されていません。運用担当者に公開鍵の登録を依頼してください。',
    en: 'The signing key {key} is not registered. Ask an operator to register its public key.',
  },
  key_revoked: {
    status: 403,
    ja: '署名鍵{key}は無効にされています。別の鍵で署名してください。',
    en: 'The signing key {key} has been revoked. Sign with another one.',
  },
  key_scope: {
    status: 403,
    ja: '署名鍵{key}では{name}を署名できません。運用担当者に確認してください。',
    en: 'The signing key {key} may not sign {name}. Ask an operator.',
  },
  signature_wrong: {
    status: 400,
    ja: '署名がリリースの内容と一致しません。もう一度公開してください。',
    en: 'The signature does not fit the release. Publish it again.',
  },
  upload_unknown: {
    status: 404,
    ja: '送信は終了したか、期限が切れています。もう一度公開してください。',
    en: 'This upload has ended or was given up. Publish again.',
  },
  upload_incomplete: {
    status: 409,
    ja: 'まだ{count}個のファイルが届いていません({path}など)。送信してから確定してください。',
    en: '{count} files have not arrived yet, {path} among them. Send them, then commit.',
  },
  file_undeclared: {
    status: 400,
    ja: '{path}はリリースの一覧にありません。',
    en: '{path} is not in the list of the release.',
  },
  file_mismatch: {
    status: 400,
    ja: '{path}の内容が一覧の大きさ・ハッシュと一致しません。もう一度送信してください。',
    en: '{path} differs from the size or hash that the release states. Send it again.',
  },
  storage_full: {
    status: 507,
    ja: 'ポータルの保存領域が足りません。何も保存されていません。運用担当者に連絡してください。',
    en: 'The portal has no space left. Nothing was kept. Tell its operator, then try again.',
  },
  bucket_full: {
    status: 507,
    ja: 'このグループのファイル容量が足りません(残り{free})。不要なファイルを削除するか、管理者に依頼してください。',
    en: 'There is no room left for it here ({free} free). Delete files that nobody needs, or ask your administrator.',
  },
  file_too_large: {
    status: 413,
    ja: 'ファイルが大きすぎます。{max}までのファイルを選んでください。',
    en: 'The file is too large. Choose one of at most {max}.',
  },
  file_infected: {
    status: 400,
    ja: 'ウイルス({name})が見つかったため、保存しませんでした。元のファイルを確認してください。',
    en: 'A virus was found in it ({name}), so it was not kept. Check the file where it came from.',
  },
  file_name: {
    status: 400,
    ja: 'この名前は使えません。「/」「\\」や制御文字を含まない、255文字までの名前にしてください。',
    en: 'This cannot be a name. Use at most 255 characters, without / and \\ and without invisible control characters.',
  },
  folder_not_empty: {
    status: 409,
    ja: '「{name}」は空ではありません。先に中のファイルとフォルダを移動または削除してください。',
    en: '“{name}” is not empty. Move or delete what is in it first.',
  },
  folder_in_itself: {
    status: 400,
    ja: 'フォルダを、そのフォルダ自身や中のフォルダへは移動できません。別の移動先を選んでください。',
    en: 'A folder cannot be moved into itself or a folder inside it. Choose another place.',
  },
  upload_over: {
    status: 410,
    ja: '送信は終了したか、期限が切れています。ファイルを選び直してください。',
    en: 'This upload has ended or was given up. Choose the file again.',
  },
  too_many_uploads: {
    status: 429,
    ja: '送信中のファイルが多すぎます(最大{max}個)。終わるのを待つか、中止してください。',
    en: 'Too many uploads at once (at most {max}). Wait for them, or cancel some.',
  },
  part_damaged: {
    status: 400,
    ja: 'ファイルの一部が壊れて届きました。もう一度送信してください。',
    en: 'A part of the file arrived damaged. Send it again.',
  },
  part_missing: {
    status: 409,
    ja: 'ファイルの一部(第{part}部)がまだ届いていません。送信してから完了してください。',
    en: 'Part {part} of the file has not arrived as stated. Send it, then complete the upload.',
  },
  link_expired: {
    status: 403,
    ja: '送信先のリンクが無効か、期限が切れています。もう一度お試しください。',
    en: 'This link is not valid, or not any more. Try again.',
  },
  promoted_meanwhile: {
    status: 409,
    ja: '{who}が{when}に{tenant}の{name}を{version}に変更しました。現在の状態を確認してやり直してください。',
    en: '{who} changed {name} of {tenant} to {version} at {when}. Look at what is in force now, then try again.',
  },
  no_stable_release: {
    status: 409,
    ja: '{tenant}の{channel}には{name}の安定版がありません。先に全員へ公開してください。',
    en: '{tenant} has no stable release of {name} in {channel} to compare with. Promote one to everybody first.',
  },
  nothing_to_roll_back: {
    status: 409,
    ja: '{name}には戻せるリリースがありません。',
    en: 'There is no earlier release of {name} to go back to.',
  },
  preview_over: {
    status: 410,
    ja: 'このプレビューは終了しました。新しいリンクを依頼してください。',
    en: 'This preview has ended. Ask for a new link.',
  },
  preview_of_other: {
    status: 403,
    ja: 'このプレビューは別の人のものです。自分用のリンクを依頼してください。',
    en: 'This preview is somebody else’s. Ask for a link of your own.',
  },
  bff_unreachable: {
    status: 502,
    ja: '{url}から契約を取得できません({reason})。BFFが起動しているか確認してください。',
    en: '{url} does not answer with its contract ({reason}). Is the BFF running?',
  },
  bff_in_use: {
    status: 409,
    ja: '{release}がBFF「{name}」を使用しています。先にそのリリースを戻してください。',
    en: '{release} is in force and calls the BFF “{name}”. Roll it back first.',
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
  reload_required: {
    status: 412,
    ja: 'この画面は新しくなりました。ページを再読み込みしてください。入力中の内容は残ります。',
    en: 'This screen has been renewed. Reload the page; what you have entered is kept.',
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
