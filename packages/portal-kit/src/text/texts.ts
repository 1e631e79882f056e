import type { Language } from '@torrent/contracts/preferences'
import { useCallback, useSyncExternalStore } from 'react'
import { type Messages, renderText, type TextParams } from './render-text.ts'

export type MessageLoaders = Readonly<Record<Language, () => Promise<{ messages: Messages }>>>

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Base<K> = K extends `${infer B}_${PluralForm}` ? B : K

/** The keys that can be asked for: a plural is asked for by the key without its form. */
export type MessageKey<M> = Extract<Base<keyof M>, string>

export type Translate<M> = (key: MessageKey<M>, params?: TextParams) => string

/** What one micro-frontend (or the shell) has loaded so far. */
interface Texts {
  loaders: MessageLoaders
  loaded: Partial<Record<Language, Messages>>
}

const all = new Map<string, Texts>()
const listeners = new Set<() => void>()
let shown: Language = 'ja'
let revision = 0

function changed(): void {
  revision += 1
  for (const listener of [...listeners]) listener()
}

/** Starts the texts of the page in one language; called by the shell before it renders. */
export function startTexts(language: Language): void {
  shown = language
}

/** Loads the texts of one micro-frontend (or of the shell) in the language of the page. A second call costs nothing. */
export async function loadTexts(name: string, loaders: MessageLoaders): Promise<void> {
  const texts = all.get(name) ?? { loaders, loaded: {} }
  all.set(name, texts)
  await loadLanguage(texts, shown)
}

/** Texts that came anew from a development server. */
export async function reloadTexts(name: string, loaders: MessageLoaders): Promise<void> {
  all.delete(name)
  await loadTexts(name, loaders)
  changed()
}

/** Shows the page in another language, as soon as all texts that are in use have arrived. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([...all.values()].map(texts => loadLanguage(texts, language)))
  shown = language
  changed()
}

async function loadLanguage({ loaders, loaded }: Texts, language: Language): Promise<void> {
  loaded[language] ??= (await loaders[language]()).messages
}

/** A text outside of components. */
export function translate(name: string, key: string, params?: TextParams): string {
  return renderText(all.get(name)?.loaded[shown] ?? {}, shown, key, params)
}

/**
 * The texts of one micro-frontend, with its keys checked.
 *
 * ```ts
 * // src/messages/use-text.ts
 * export const useText = () => useTexts<typeof messages>('quote')
 * // in a component
 * const t = useText()
 * t('list.title')
 * ```
 */
export function useTexts<M extends Messages>(name: string): Translate<M> {
  const current = useSyncExternalStore(subscribe, () => revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function when the texts changed, so that memos follow
  return useCallback((key, params) => translate(name, key, params), [name, current])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
