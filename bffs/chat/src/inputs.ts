import { text, uuid } from '@torrent/bff-kit'
import { z } from 'zod'

/** Which service keeps the conversation: `channel` channels and discussions of documents, `chat` rooms and direct messages. */
export const service = z.enum(['channel', 'chat'])

/** A message where it stands. */
export const message = { service, conversationId: uuid, id: uuid }

/** Sequences of a conversation begin with 1; 0 stands before the first. */
export const seq = z.int().min(0).max(2_000_000_000)

/** What a message says: its text, and whom it names. */
export const said = {
  body: text(10_000),
  mentions: z.array(uuid).max(50, 'too_many').default([]),
  mentionsAll: z.boolean().default(false),
}

export const memberIds = z.array(uuid).max(200, 'too_many')

/** Which way an infinite query of the screens goes; it says so by itself, and there is only one way. */
export const direction = z.literal('forward').optional()
