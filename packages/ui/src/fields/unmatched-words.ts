import type { Words } from '../language/ui-language.tsx'

/** What to say about a text that is no choice. True as well when the search was not answered. */
export const unmatchedWords: Words<(text: string) => string> = {
  ja: text => `「${text}」を特定できません。一覧から選んでください`,
  en: text => `“${text}” is not a choice yet. Pick one from the list`,
}
