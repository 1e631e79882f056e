import type { QueryClient } from '@tanstack/react-query'
import { toTorrentError } from '@torrent/portal-kit'
import {
  bff,
  type Conversation,
  type Message,
  type MessagePage,
  type PostInput,
  type Service,
  type Synced,
} from '../bff.ts'

/** Where a page of messages is asked for; at most one of the places. */
export interface PageAsked {
  service: Service
  conversationId: string
  rootId: string
  beforeSeq?: number
  afterSeq?: number
  aroundId?: string
  aroundTime?: string
  /** 1 to 100; 50 without it. */
  limit?: number
}

/**
 * What the store asks of the BFF, as plain functions; a test gives its own.
 * All reject with a TorrentError.
 */
export interface ChatApi {
  conversations(service: Service): Promise<{ conversations: Conversation[]; personalSeq: number }>
  conversation(id: string): Promise<Conversation>
  messages(asked: PageAsked): Promise<MessagePage>
  message(service: Service, conversationId: string, id: string): Promise<Message>
  sync(
    service: Service,
    personalAfter: number,
    conversations: { conversationId: string; afterSeq: number }[],
  ): Promise<Synced>
  post(input: PostInput): Promise<Message>
  markRead(service: Service, conversationId: string, seq: number, back: boolean): Promise<Conversation>
  saveDraft(service: Service, conversationId: string, draft: string): Promise<void>
}

/** The API in front of the BFF, with the page's own query client: what ends a session there ends it here. */
export function createChatApi(queryClient: QueryClient): ChatApi {
  // A query cache holds answers; this store holds what has become of them since.
  const ask = <T>(options: { queryKey: readonly unknown[] }): Promise<T> => {
    const asked = queryClient.fetchQuery({ ...options, staleTime: 0, gcTime: 0, retry: false })
    return named(asked as Promise<T>)
  }
  const send = <T>(options: object, input: unknown): Promise<T> => {
    const { mutationFn } = options as { mutationFn?: (input: unknown) => Promise<T> }
    if (!mutationFn) throw new Error('Not a mutation of the BFF')
    return named(mutationFn(input))
  }
  return {
    conversations: service => ask(bff.conversations.queryOptions({ service })),
    conversation: id => ask(bff.conversation.queryOptions({ id })),
    messages: asked => ask(bff.messages.queryOptions(asked)),
    message: (service, conversationId, id) => ask(bff.message.queryOptions({ service, conversationId, id })),
    sync: (service, personalAfter, conversations) =>
      ask(bff.sync.queryOptions({ service, personalAfter, conversations })),
    post: input => send(bff.post.mutationOptions(), input),
    markRead: (service, conversationId, seq, back) =>
      send(bff.markRead.mutationOptions(), { service, conversationId, seq, back }),
    saveDraft: (service, conversationId, draft) =>
      send(bff.saveDraft.mutationOptions(), { service, conversationId, draft }),
  }
}

async function named<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (failure) {
    throw toTorrentError(failure)
  }
}
