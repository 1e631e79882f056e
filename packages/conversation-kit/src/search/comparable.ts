/** A character with what modifies it: combining marks, and the half-width voiced sound marks (ｶﾞ). */
const CHARACTERS = /.[\p{M}\uFF9E\uFF9F]*/gsu
/** What is written without blanks between the words (Japanese, Chinese, Korean, Thai), and emoji. */
const GRAM =
  /[[\p{L}\p{N}\p{M}]&&[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Hangul}\p{scx=Thai}]]|\p{Extended_Pictographic}/v
const WORD = /[\p{L}\p{N}\p{M}]/u

/** A stretch of a text in comparable form, and where it stands in the text as it was written. */
export interface Token {
  /** Lower case, NFKC, hiragana as katakana. */
  text: string
  /** Written without blanks: found by any part of it. Otherwise a word, found by how it begins. */
  gram: boolean
  /** Of each code unit of `text`: where its character begins in the original. */
  starts: readonly number[]
  /** Of each code unit of `text`: where its character ends in the original. */
  ends: readonly number[]
}

/**
 * The words and runs of a text as they are compared: full and half width (NFKC), upper and lower case, hiragana and
 * katakana count as the same; blanks and punctuation only part what stands beside them.
 */
export function tokensOf(original: string): Token[] {
  const tokens: Token[] = []
  let open: { text: string; gram: boolean; starts: number[]; ends: number[] } | undefined
  for (const { 0: cluster, index } of original.matchAll(CHARACTERS)) {
    for (const character of comparableCharacters(cluster)) {
      const gram = GRAM.test(character)
      if (!gram && !WORD.test(character)) {
        open = undefined
        continue
      }
      if (open?.gram !== gram) {
        open = { text: '', gram, starts: [], ends: [] }
        tokens.push(open)
      }
      open.text += character
      for (let unit = 0; unit < character.length; unit += 1) {
        open.starts.push(index)
        open.ends.push(index + cluster.length)
      }
    }
  }
  return tokens
}

/** Tokens as one text: each with a blank before it, so that ` or` finds `order` and not `door`. */
export function comparableText(tokens: readonly Token[]): string {
  return tokens.map(({ text }) => ` ${text}`).join('')
}

function comparableCharacters(cluster: string): string {
  const lower = cluster.normalize('NFKC').toLowerCase()
  return lower.replace(/[ぁ-ゖゝゞ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
}
