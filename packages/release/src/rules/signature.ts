import type { LocalizedText } from '@torrent/contracts/bootstrap'
import type { SignatureState, Situation } from '../situation.ts'
import { releaseName } from './release-name.ts'

const PROBLEMS: Readonly<Record<Exclude<SignatureState, 'valid'>, LocalizedText>> = {
  'unknown-key': {
    ja: 'このポータルに登録されていない鍵で署名されています。鍵の登録を管理者に依頼してください（torrent key）',
    en: 'is signed with a key that this portal does not know; ask an operator to register it (torrent key)',
  },
  'revoked-key': {
    ja: '取り消された鍵で署名されています。新しい鍵で公開し直してください',
    en: 'is signed with a key that was revoked; publish it again with another',
  },
  'not-allowed': {
    ja: 'このマイクロフロントエンドには使えない鍵で署名されています',
    en: 'is signed with a key that may not sign this micro-frontend',
  },
  wrong: {
    ja: '署名が内容と一致しません。公開後に変更された可能性があります',
    en: 'does not match its signature; it may have been changed after it was published',
  },
}

/** Candidates that nobody whom the portal trusts has signed. */
export function signatureProblems({ candidates }: Situation): LocalizedText[] {
  return candidates.flatMap(({ manifest, signature }) => {
    if (signature === 'valid') return []
    const { ja, en } = PROBLEMS[signature]
    return [{ ja: `${releaseName(manifest)}：${ja}`, en: `${releaseName(manifest)} ${en}` }]
  })
}
