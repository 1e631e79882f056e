import type { Language } from '@torrent/contracts/preferences'
import { createInstance, type i18n } from 'i18next'
import { useCallback, useSyncExternalStore } from 'react'

/** Texts by key. `{name}` stands for a parameter; `_one` and `_other` after a key are its plural forms. */
export type Messages = Readonly<Record<string, string>>

export type MessageLoaders = Readonly<Record<Language, () => Promise<{ messages: Messages }>>>

type PluralForm = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type Base<K> = K extends `${infer B}_${PluralForm}` ? B : K

/** The keys that can be asked for: a plural is asked for by the key without its form. */
export type MessageKey<M> = Extract<Base<keyof M>, string>

export type Translate<M> = (key: MessageKey<M>, params?: Readonly<Record<string, string | number>>) => string

const engine: i18n = createInstance()
const loaders = new Map<string, MessageLoaders>()
const listeners = new Set<() => void>()
let revision = 0

function changed(): void {
  revision += 1
  for (const listener of [...listeners]) listener()
}

/** Starts the texts of the page in one language; called by the shell before it renders. */
export async function startTexts(language: Language): Promise<void> {
  await engine.init({
    lng: language,
    fallbackLng: false,
    resources: {},
    // Keys are flat names with dots in them, and React escapes by itself.
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
  })
}

/** Loads the texts of one micro-frontend (or of the shell) in the language of the page. A second call costs nothing. */
export async function loadTexts(name: string, messages: MessageLoaders): Promise<void> {
  loaders.set(name, messages)
  await loadLanguage(name, engine.language as Language)
}

/** Texts that came anew from a development server. */
export async function reloadTexts(name: string, messages: MessageLoaders): Promise<void> {
  for (const language of ['ja', 'en']) engine.removeResourceBundle(language, name)
  await loadTexts(name, messages)
  changed()
}

/** Shows the page in another language, as soon as all texts that are in use have arrived. */
export async function changeLanguage(language: Language): Promise<void> {
  await Promise.all([...loaders.keys()].map(name => loadLanguage(name, language)))
  await engine.changeLanguage(language)
  changed()
}

async function loadLanguage(name: string, language: Language): Promise<void> {
  if (engine.hasResourceBundle(language, name)) return
  const load = loaders.get(name)?.[language]
  if (!load) return
  const { messages } = await load()
  engine.addResourceBundle(language, name, messages)
}

/** A text outside of components. */
export function translate(name: string, key: string, params?: Readonly<Record<string, string | number>>): string {
  return engine.t(key, { ns: name, ...params })
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
  const shown = useSyncExternalStore(subscribe, () => revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new function when the texts changed, so that memos follow
  return useCallback((key, params) => translate(name, key, params), [name, shown])
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
