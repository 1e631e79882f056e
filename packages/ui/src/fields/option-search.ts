import { useEffect, useRef, useState } from 'react'
import type { ComboboxOption, SearchOptions } from './combobox-option.ts'

/** Pause in typing after which the server is asked, in ms. */
const PAUSE = 120

export type SearchState<Option> =
  | { kind: 'idle' }
  | { kind: 'loading'; text: string; options: readonly Option[] }
  | { kind: 'ready'; text: string; options: readonly Option[] }
  | { kind: 'failed'; text: string; options: readonly Option[] }

/**
 * Asks for options while a person types: after a short pause, the latest text only, answers in order.
 * While a new answer is on its way the options of the last one stay, so that the list does not flicker.
 */
export function useOptionSearch<Option extends ComboboxOption>(search: SearchOptions<Option>) {
  const [state, setState] = useState<SearchState<Option>>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  useEffect(
    () => () => {
      clearTimeout(timer.current)
      running.current?.abort()
    },
    [],
  )

  const stop = () => {
    clearTimeout(timer.current)
    running.current?.abort()
  }

  /** The options for a text; rejects when the search fails, never resolves when a later one took its place. */
  const find = async (text: string): Promise<readonly Option[]> => {
    stop()
    const controller = new AbortController()
    running.current = controller
    setState(last => ({ kind: 'loading', text, options: 'options' in last ? last.options : [] }))
    try {
      const options = await search(text, controller.signal)
      if (controller.signal.aborted) return new Promise(() => {})
      setState({ kind: 'ready', text, options })
      return options
    } catch (error) {
      if (controller.signal.aborted) return new Promise(() => {})
      setState({ kind: 'failed', text, options: [] })
      throw error
    }
  }

  /** Asks after the pause; the state tells the outcome. */
  const findSoon = (text: string) => {
    stop()
    setState(last => ({ kind: 'loading', text, options: 'options' in last ? last.options : [] }))
    timer.current = setTimeout(() => void find(text).catch(() => {}), PAUSE)
  }

  const reset = () => {
    stop()
    setState({ kind: 'idle' })
  }

  return { state, find, findSoon, reset }
}
