import { useInfiniteQuery } from '@tanstack/react-query'
import { useLanguage } from '@torrent/portal-kit'
import { Alert, Button, Checkbox, EmptyState, Skeleton } from '@torrent/ui'
import { useDeferredValue, useState } from 'react'
import { bff, type Conversation } from '../../bff.ts'
import { useText } from '../../messages/use-text.ts'
import { useConversations } from '../../store/use-chat.ts'
import { Panel } from '../page/Panel.tsx'
import { FoundMessage } from './FoundMessage.tsx'
import styles from './search.module.css'
import { beginningOf, isSearchable, parseSearch } from './search-query.ts'
import { useAuthor } from './use-author.ts'

export interface SearchPanelProps {
  /** The conversation that is open: the search may be narrowed to it. */
  conversation?: Conversation
  /** What is typed into the field of the search. */
  typed: string
  onType: (text: string) => void
  onClose: () => void
}

/** Search over all messages that this person may see, with filters, the newest first. */
export function SearchPanel({ conversation, typed, onType, onClose }: SearchPanelProps) {
  const t = useText()
  const language = useLanguage()
  const [onlyHere, setOnlyHere] = useState(false)
  const query = parseSearch(useDeferredValue(typed))
  const author = useAuthor(query.from)
  const place = usePlace(query.in) ?? (onlyHere ? conversation : undefined)
  const unknown =
    query.in !== '' && place === undefined ? query.in : author.state === 'unknown' ? query.from : undefined
  const isReady = isSearchable(query) && unknown === undefined && author.state !== 'loading'
  const found = useInfiniteQuery({
    ...bff.searchMessages.infiniteQueryOptions(
      {
        text: query.text,
        service: place?.service ?? '',
        conversationId: place?.id ?? '',
        authorId: author.id,
        fromTime: beginningOf(query.after),
        untilTime: beginningOf(query.before),
        withFiles: query.withFiles,
        limit: 20,
      },
      { getNextPageParam: page => page.cursor, initialCursor: '' },
    ),
    enabled: isReady,
    staleTime: 0,
    throwOnError: false,
    placeholderData: before => before,
  })
  const messages = isReady ? (found.data?.pages.flatMap(page => page.found) ?? []) : []
  return (
    <Panel
      title={t('search.title')}
      tight
      head={
        conversation &&
        query.in === '' && <Checkbox label={t('search.onlyHere')} checked={onlyHere} onChange={setOnlyHere} />
      }
      onClose={onClose}
    >
      <div aria-live="polite" aria-busy={found.isFetching}>
        {!isSearchable(query) && <SearchHelp onChoose={filter => onType(`${filter}${typed}`)} />}
        {unknown !== undefined && author.state !== 'loading' && (
          <EmptyState icon="search" title={t('search.unknown', { name: unknown })}>
            {t('search.unknownBody')}
          </EmptyState>
        )}
        {isReady && found.isError && <Alert tone="danger">{t('search.failed')}</Alert>}
        {isReady && found.isPending && <Skeleton height={200} />}
        {isReady && found.isSuccess && messages.length === 0 && !found.hasNextPage && (
          <EmptyState icon="search" title={t('search.none')}>
            {t('search.noneBody')}
          </EmptyState>
        )}
        <ul className={styles.found} aria-label={t('search.results')}>
          {messages.map(each => (
            <FoundMessage key={each.message?.id} found={each} language={language} />
          ))}
        </ul>
        {isReady && found.hasNextPage && (
          <Button full loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {t('search.more')}
          </Button>
        )}
      </div>
    </Panel>
  )
}

const FILTERS = ['from:', 'in:', 'before:', 'after:', 'has:file '] as const

/** What can be typed, before anything was; a press begins it. */
function SearchHelp({ onChoose }: { onChoose: (filter: string) => void }) {
  const t = useText()
  return (
    <div className={styles.help}>
      <p>{t('search.help')}</p>
      <ul>
        {FILTERS.map(filter => (
          <li key={filter}>
            <button type="button" onClick={() => onChoose(filter)}>
              <code>{filter}</code>
              <span>{t(`search.filter.${nameOf(filter)}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function nameOf(filter: (typeof FILTERS)[number]) {
  const names = { 'from:': 'from', 'in:': 'in', 'before:': 'before', 'after:': 'after', 'has:file ': 'has' } as const
  return names[filter]
}

/** The conversation of this person that is called so; the one that begins so when none is exactly. */
function usePlace(name: string): Conversation | undefined {
  const { conversations } = useConversations()
  if (name === '') return undefined
  const wanted = name.toLowerCase()
  return (
    conversations.find(each => each.name.toLowerCase() === wanted) ??
    conversations.find(each => each.name.toLowerCase().startsWith(wanted)) ??
    conversations.find(each => each.documentNumber.toLowerCase() === wanted)
  )
}
