import { type ChangeEvent, type CompositionEvent, useLayoutEffect, useRef, useState } from 'react'
import { compareDecimals, decimalPlaces, formatDecimal, parseDecimal } from '../format/decimal.ts'

/** What is typed, half-width and without anything a number cannot hold. */
export function cleanNumberText(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[ー−‐–－▲△]/g, '-')
    .replaceAll('、', ',')
    .replaceAll('。', '.')
    .replaceAll(/[^\d.,+\-()]/g, '')
}

export interface DecimalLimits {
  /** Most digits after the point. */
  places?: number
  min?: string
  max?: string
}

export type DecimalProblem = { code: 'notANumber' } | { code: 'tooFine' | 'tooSmall' | 'tooLarge'; limit: string }

/** What is wrong with a value, if anything. An empty one is fine: whether it may be empty is not a question of form. */
export function decimalProblem(value: string, limits: DecimalLimits): DecimalProblem | undefined {
  if (value === '') return undefined
  const decimal = parseDecimal(value)
  if (decimal === undefined) return { code: 'notANumber' }
  const { places, min, max } = limits
  if (places !== undefined && decimalPlaces(decimal) > places) return { code: 'tooFine', limit: String(places) }
  if (min !== undefined && compareDecimals(decimal, min) < 0) return { code: 'tooSmall', limit: formatDecimal(min) }
  if (max !== undefined && compareDecimals(decimal, max) > 0) return { code: 'tooLarge', limit: formatDecimal(max) }
  return undefined
}

/**
 * The behaviour of every input for numbers: grouped when at rest, plain while it has focus, full-width digits turned
 * into half-width ones, an unfinished IME composition left alone. It emits the canonical decimal, '' when empty, and
 * text that is no number as it was typed, so that nothing is lost silently.
 */
export function useDecimalInput(value: string, onChange: (value: string) => void, minPlaces = 0) {
  // The text belongs to the value it was emitted as: when the owner changes the value, the text is void.
  const [typed, setTyped] = useState<{ text: string; emitted: string }>()
  const current = typed?.emitted === value ? typed : undefined

  // As soon as the plain number stands there, and before the next key can arrive.
  const toSelect = useRef<HTMLInputElement>(undefined)
  useLayoutEffect(() => {
    toSelect.current?.select()
    toSelect.current = undefined
  })

  const emit = (text: string) => {
    const emitted = parseDecimal(text) ?? text
    setTyped({ text, emitted })
    if (emitted !== value) onChange(emitted)
  }

  return {
    editing: current !== undefined,
    props: {
      type: 'text',
      inputMode: 'decimal' as const,
      autoComplete: 'off',
      value: current ? current.text : formatDecimal(value, minPlaces),
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        const native = event.nativeEvent
        const composing = native instanceof InputEvent && native.isComposing
        if (composing) setTyped({ text: event.currentTarget.value, emitted: value })
        else emit(cleanNumberText(event.currentTarget.value))
      },
      onCompositionEnd: (event: CompositionEvent<HTMLInputElement>) => emit(cleanNumberText(event.currentTarget.value)),
    },
    /** Call on focus: shows the plain number, all of it selected, so that typing replaces it. */
    start: (input: HTMLInputElement) => {
      setTyped({ text: parseDecimal(value) ?? value, emitted: value })
      toSelect.current = input
    },
    /** Call on blur: shows the grouped number again. */
    end: () => setTyped(undefined),
  }
}
