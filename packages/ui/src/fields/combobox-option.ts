/** Something that can be chosen from a list that a server searches. */
export interface ComboboxOption {
  /** The id that is stored. */
  value: string
  /** The name that is shown. */
  label: string
  /** The code people know it by; shown before the name and matched exactly when typed. */
  code?: string
  /** Shown small beside the name. */
  hint?: string
}

/** Asks for the options that fit a text, best first; '' asks for the first ones. Aborted when the text has changed. */
export type SearchOptions<Option extends ComboboxOption> = (
  text: string,
  signal: AbortSignal,
) => Promise<readonly Option[]>

/** Folds what people do not tell apart when typing: width, case, hiragana and katakana, spaces. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ぁ-ゖ]/g, kana => String.fromCharCode(kana.charCodeAt(0) + 0x60))
    .replaceAll(/\s+/g, '')
}

/** The option that a typed text means without doubt: its code or its name is exactly this. */
export function exactOption<Option extends ComboboxOption>(
  options: readonly Option[],
  text: string,
): Option | undefined {
  const wanted = foldText(text)
  return (
    options.find(option => option.code !== undefined && foldText(option.code) === wanted) ??
    options.find(option => foldText(option.label) === wanted)
  )
}

/** Why a typed text is settled: by choosing (Enter, Tab) or by leaving. */
export type Settling = 'choose' | 'leave'

export type Settled<Option extends ComboboxOption> =
  | { kind: 'chosen'; option: Option }
  | { kind: 'freeText'; text: string }
  | { kind: 'cleared' }
  | { kind: 'unmatched'; text: string }

/**
 * What a typed text comes to once its options are known. An exact match always wins; choosing takes the highlighted
 * option (the first, if none was highlighted yet); leaving never guesses.
 */
export function settleText<Option extends ComboboxOption>(
  text: string,
  options: readonly Option[],
  how: Settling,
  { highlighted, freeText }: { highlighted?: Option; freeText: boolean },
): Settled<Option> {
  if (text.trim() === '') return { kind: 'cleared' }
  const option =
    exactOption(options, text) ?? (how === 'choose' ? (highlighted ?? (freeText ? undefined : options[0])) : undefined)
  if (option) return { kind: 'chosen', option }
  return freeText ? { kind: 'freeText', text: text.trim() } : { kind: 'unmatched', text: text.trim() }
}
