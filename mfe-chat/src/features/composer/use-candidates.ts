import { useQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { useDeferredValue, useMemo } from 'react'
import { bff, type Service } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { EVERYBODY } from '../../model/everybody.ts'

/** Somebody who can be named; `all` is everybody in the conversation. */
export interface Candidate {
  id: string
  name: string
  /** What distinguishes them: their role, or who "everybody" is. */
  hint: string
}

const MOST = 8

/**
 * Who may be meant by what stands after an `@`: people of the conversation first, then others of the company.
 * @param text undefined while nobody is being named
 */
export function useCandidates(
  service: Service,
  conversationId: string,
  text: string | undefined,
): readonly Candidate[] {
  const t = useText()
  const language = useLanguage()
  const wanted = useDeferredValue(text)
  const isOpen = wanted !== undefined
  const options = { enabled: isOpen, throwOnError: false, placeholderData: <T>(before: T | undefined) => before }
  const inside = useQuery({
    ...bff.conversationMembers.queryOptions({ service, conversationId, text: wanted ?? '', limit: MOST }),
    ...options,
  })
  const outside = useQuery({
    ...bff.members.queryOptions({ text: wanted ?? '', limit: MOST }),
    ...options,
    enabled: isOpen && wanted !== '',
  })
  return useMemo(() => {
    if (text === undefined) return []
    const found = new Map<string, Candidate>()
    for (const { person } of inside.data?.members ?? []) {
      if (person) found.set(person.id, { ...person, hint: '' })
    }
    const everybody = EVERYBODY[language === 'ja' ? 0 : 1] ?? ''
    if (EVERYBODY.some(name => name.startsWith(text.toLowerCase()))) {
      found.set('all', { id: 'all', name: everybody, hint: t('composer.everybody') })
    }
    if (text !== '') {
      for (const { id, name } of outside.data?.members ?? []) {
        if (!found.has(id)) found.set(id, { id, name, hint: t('composer.notHere') })
      }
    }
    return [...found.values()].slice(0, MOST + 1)
  }, [text, inside.data, outside.data, language, t])
}
